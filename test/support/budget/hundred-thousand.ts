import type { Pool } from 'pg'
import {
  AFTERWARDS,
  dropSlowIndexes,
  fillRegister,
  patiently,
  TABLES,
} from '../../../bench/support/million.ts'

const DIFFERENT = 4_000
const COPIES = 24

/** In a copy, what no list reads is left out, and of the words most: they take the longest to index. */
const LESS: Readonly<Record<string, string>> = {
  number: 'number || n',
  state: `'{}'::jsonb`,
  words: `split_part(words, E'\\n', 3)`,
}

/**
 * A register of 100,000 complaints, always the same: 4,000 different ones and 24 copies of each. All of them different
 * would take ten times as long; lists walk through as many rows either way. For a pool of one connection.
 */
export async function fillHundredThousand(pool: Pool): Promise<void> {
  await pool.query('select setseed(0.5)')
  await fillRegister(pool, DIFFERENT)
  const indexes = await dropSlowIndexes(pool)
  await pool.query("set session_replication_role = 'replica'")
  for (const table of TABLES) {
    const columns = await columnsOf(pool, table)
    const copied = columns.map((name) => LESS[name] ?? name)
    await pool.query(
      `insert into ${table} (id, ${columns.join(', ')})
       select id || n, ${copied.join(', ')} from ${table}, generate_series(1, ${COPIES}) n`,
    )
  }
  await pool.query("set session_replication_role = 'origin'")
  await patiently(pool, [...indexes, ...AFTERWARDS])
}

async function columnsOf(pool: Pool, table: string): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and attgenerated = '' and not attisdropped and attname <> 'id'`,
    [table],
  )
  return rows.map(({ name }) => name)
}
