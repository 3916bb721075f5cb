import pg, { type Pool } from 'pg'
import { FEED_HINT } from '../../../src/register/feed/feed-hint.ts'

/** Counts what this process sends to PostgreSQL, but for hints, which time spaces out. */
export function statementCounter() {
  const counted = { statements: 0, commits: 0 }
  const query = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...args: Parameters<typeof query>) {
    const [asked] = args
    const text = typeof asked === 'string' ? asked : (asked as pg.QueryConfig).text
    if (text !== FEED_HINT) counted.statements += 1
    if (text.includes('commit_journal(')) counted.commits += 1
    return query.apply(this, args)
  } as typeof query
  const stop = () => {
    pg.Client.prototype.query = query
  }
  return { counted, stop }
}

/**
 * Counts from now on the rows that are inserted, updated and deleted in a database of the test's own. The server's
 * statistics say it too, but each connection tells them when it pleases.
 */
export async function rowCounter(pool: Pool): Promise<() => Promise<number>> {
  await pool.query(`
    create sequence rows_written;
    select nextval('rows_written');
    create function count_rows() returns trigger language plpgsql as $$
    begin
      perform nextval('rows_written') from counted;
      return null;
    end $$`)
  const { rows: tables } = await pool.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  )
  const named = { insert: 'new', update: 'new', delete: 'old' }
  for (const { name } of tables)
    for (const [deed, which] of Object.entries(named))
      await pool.query(
        `create trigger counted_${deed} after ${deed} on ${name} referencing ${which} table as counted
         for each statement execute function count_rows()`,
      )
  return async () => {
    const { rows } = await pool.query<{ count: number }>('select last_value as count from rows_written')
    return rows[0]!.count
  }
}

/**
 * Nothing but what a test asks for touches the tables of its database from now on: what the server cleans up by itself,
 * when it pleases, counts as touched too.
 */
export async function withoutAutovacuum(pool: Pool): Promise<void> {
  await pool.query(`
    do $$
    declare name text;
    begin
      for name in select oid::regclass::text from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r'
      loop
        execute format(
          'alter table %s set (autovacuum_enabled = false, toast.autovacuum_enabled = false)', name);
      end loop;
    end $$`)
}

/** Shared buffers touched so far for tables and their indexes. For a pool of one connection. */
export async function buffersTouched(pool: Pool): Promise<number> {
  // A connection tells the server's statistics what it did when it pleases, or when it is made to.
  await pool.query('select pg_stat_force_next_flush()')
  const { rows } = await pool.query<{ count: number }>(
    `select sum(heap_blks_hit + heap_blks_read + coalesce(idx_blks_hit + idx_blks_read, 0)
       + coalesce(toast_blks_hit + toast_blks_read + tidx_blks_hit + tidx_blks_read, 0))::bigint as count
     from pg_statio_user_tables`,
  )
  return rows[0]!.count
}
