import type { Pool } from 'pg'
import type { Complaint } from '../../domain/complaint.ts'
import { utc, type Instant } from '../../domain/instant.ts'
import { entryColumns, entryOf, type EntryRow, type RecordedEntry } from '../complaint/entry-row.ts'

/** A clock whose due has passed, with nothing recorded of it. */
export type AwaitedClock = { complaintId: string; clock: string; cycle: number; n: number; dueAt: Instant }

/**
 * Running clocks that were due before an instant and have neither lapsed nor expired, a page by due. One that an
 * adopted policy no longer knows waits for nothing.
 */
export async function awaitedClocks(
  pool: Pool,
  before: Instant,
  after: Pick<AwaitedClock, 'dueAt' | 'complaintId'> = { dueAt: 0, complaintId: '' },
  limit = 500,
): Promise<AwaitedClock[]> {
  const { rows } = await pool.query<AwaitedClock>(
    `select t.complaint_id as "complaintId", t.clock, t.cycle, t.n, t.due_at as "dueAt"
     from clock t
     join complaint c on c.id = t.complaint_id
     join snapshot p on p.digest = c.policy_digest
     where t.state = 'running' and t.paused_at is null and (t.breached_due_at is null or t.breach_voided)
       and t.due_at < $1 and (t.due_at, t.complaint_id) > ($2, $3)
       and c.registered_at < $1 and c.archived_at is null and p.clock_rules ? t.clock
     order by t.due_at, t.complaint_id, t.cycle, t.clock, t.n limit $4`,
    [utc(before), utc(after.dueAt), after.complaintId, limit],
  )
  return rows
}

/** Complaints that must have a run, last written before an instant: a page by id. */
export async function unarchivedComplaints(
  pool: Pool,
  before: Instant,
  after: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from complaint where archived_at is null and updated_at < $1 and id > $2 order by id limit $3`,
    [utc(before), after, limit],
  )
  return rows.map(({ id }) => id)
}

/** Which of these the register has, and has not archived. */
export async function stillUnarchived(pool: Pool, ids: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    'select id from complaint where id = any ($1) and archived_at is null',
    [ids],
  )
  return rows.map(({ id }) => id)
}

/** Which of these the register does not have. */
export async function unknownComplaints(pool: Pool, ids: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select t.id from unnest($1::text[]) t(id) where not exists (select from complaint c where c.id = t.id)`,
    [ids],
  )
  return rows.map(({ id }) => id)
}

/** Complaints in the order of their ids. */
export async function complaintsAfter(pool: Pool, after: string, limit: number): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    'select id from complaint where id > $1 order by id limit $2',
    [after, limit],
  )
  return rows.map(({ id }) => id)
}

/** The position of the newest entry in any journal. */
export async function lastPosition(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ position: number | null }>(
    'select max(position) as position from event',
  )
  return rows[0]?.position ?? 0
}

/** Which complaints have entries after this position, and how far the page goes. */
export async function changedAfter(
  pool: Pool,
  after: number,
  limit: number,
): Promise<{ ids: string[]; reached: number }> {
  const { rows } = await pool.query<{ id: string; position: number }>(
    'select complaint_id as id, position from event where position > $1 order by position limit $2',
    [after, limit],
  )
  return { ids: [...new Set(rows.map(({ id }) => id))], reached: rows.at(-1)?.position ?? after }
}

export type Naming = {
  complaintId: string
  state: Complaint
  entry: Pick<RecordedEntry, 'command' | 'event'>
}

/** What names a person not looked up yet, or the person a complaint is about. */
const NAMING = `(e.data ? 'unchecked' or e.data -> 'details' ? 'about')`

/** Complaints with such an entry after a position, and how far the page goes; never beyond what may yet be written. */
export async function namingAfter(
  pool: Pool,
  after: number,
  limit: number,
): Promise<{ ids: string[]; reached: number; isLast: boolean }> {
  const { rows: horizons } = await pool.query<{ horizon: number }>('select feed_horizon() as horizon')
  const { rows } = await pool.query<{ ids: string[]; reached: number | null; size: number }>(
    `select coalesce(array_agg(distinct e.complaint_id) filter (where ${NAMING}), '{}') as ids,
       max(e.position) as reached, count(*)::int as size
     from (select * from event where position > $1 and position <= $2 order by position limit $3) e`,
    [after, horizons[0]!.horizon, limit],
  )
  const { ids, reached, size } = rows[0]!
  return { ids, reached: reached ?? after, isLast: size < limit }
}

/** Such entries of complaints that are open, each with its complaint as it is. */
export async function namingIn(pool: Pool, ids: readonly string[]): Promise<Naming[]> {
  const { rows } = await pool.query<EntryRow & { complaintId: string; state: Complaint }>(
    `select e.complaint_id as "complaintId", c.state, ${entryColumns()}
     from event e join complaint c on c.id = e.complaint_id
     where e.complaint_id = any ($1) and c.stage <> 'closed' and c.erased_at is null and ${NAMING}
     order by e.complaint_id, e.sequence`,
    [ids],
  )
  return rows.map(({ complaintId, state, ...row }) => ({ complaintId, state, entry: entryOf(row) }))
}

/**
 * Complaints that were merged round in a ring, or into one that is not there, however many lie between; with the one
 * they were merged into. One that has been erased does not say where it went: that is an end.
 */
export async function mergesIntoNone(pool: Pool): Promise<{ complaintId: string; into: string }[]> {
  const { rows } = await pool.query<{ complaintId: string; into: string }>(
    `with recursive merged as materialized (
       select id, state ->> 'mergedInto' as into_id from complaint where outcome = 'merged'
     ), way (id, at) as (
       select id, into_id from merged
       union
       select w.id, m.into_id from way w join merged m on m.id = w.at
     )
     select m.id as "complaintId", m.into_id as into from merged m
     where m.into_id is not null and not exists (
       select from way w join complaint c on c.id = w.at
       where w.id = m.id and (c.outcome is distinct from 'merged' or c.erased_at is not null))
     order by m.id`,
  )
  return rows
}
