import type { Pool } from 'pg'
import { utc, type Instant } from '../../domain/instant.ts'
import type { Entry } from '../../domain/journal/journal.ts'
import type { Kind } from '../../domain/policy/policy.ts'
import { seenBy, type Sight } from '../lists/visible.ts'
import { entryColumns, entryOf, type EntryRow } from './entry-row.ts'

/** The complaints of these kinds that a reader sees, received from one instant on and before another. */
export type Received = { sight: Sight; kinds: readonly Kind[]; from: Instant; to: Instant }

/** One complaint with its whole journal, but for the policies and calendars that came with it. */
export type RecordToTell = { id: string; number: string; waitsForLetters: boolean; entries: Entry[] }

const RECEIVED = `kind = any($1) and received_at >= $2::timestamptz and received_at < $3::timestamptz`
const valuesOf = ({ kinds, from, to }: Received) => [kinds, utc(from), utc(to)]

/** How many there are; and of how many nothing more is told, for they are erased or restricted. */
export async function countReceived(
  pool: Pool,
  received: Received,
): Promise<{ received: number; hidden: number }> {
  const { rows } = await pool.query<{ received: number; hidden: number }>(
    `select count(*) as received, count(*) filter (where hidden) as hidden
     from complaint where ${seenBy(received.sight)} and ${RECEIVED}`,
    valuesOf(received),
  )
  return rows[0]!
}

/** The ids of those that are not hidden, as many as are wanted: in their own order, which is none of time. */
export async function idsToTell(pool: Pool, received: Received, atMost: number): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from complaint
     where ${seenBy(received.sight)} and not hidden and ${RECEIVED} order by id limit $4`,
    [...valuesOf(received), atMost],
  )
  return rows.map(({ id }) => id)
}

/** Their records, as far as they are not hidden by now. */
export async function recordsToTell(pool: Pool, ids: readonly string[]): Promise<RecordToTell[]> {
  const { rows } = await pool.query<Omit<RecordToTell, 'entries'>>(
    `select c.id, c.number, p.body -> 'clocks' @> '[{"until": ["decisionSent"]}]' as "waitsForLetters"
     from complaint c join snapshot p on p.digest = c.policy_digest
     where c.id = any($1) and not c.hidden order by c.id`,
    [ids],
  )
  const records = new Map<string, RecordToTell>(rows.map((row) => [row.id, { ...row, entries: [] }]))
  const whole = "e.data - '{policy,calendar}'::text[]"
  const { rows: entries } = await pool.query<EntryRow & { id: string }>(
    `select e.complaint_id as id, ${entryColumns(whole)} from event e
     where e.complaint_id = any($1) order by e.complaint_id, e.sequence`,
    [[...records.keys()]],
  )
  for (const { id, ...row } of entries) records.get(id)!.entries.push(entryOf(row))
  return [...records.values()]
}
