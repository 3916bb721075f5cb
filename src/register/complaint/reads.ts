import type { Pool } from 'pg'
import type { Complaint } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/instant.ts'
import { EVERYTHING, seenBy, type Sight } from '../lists/visible.ts'
import { entryColumns, entryOf, type EntryRow, type RecordedEntry } from './entry-row.ts'

export type RecordedComplaint = { complaint: Complaint; updatedAt: Instant }

/** A complaint as it was last recorded, with the policy and the calendar that are pinned to it. */
export async function complaintBy(
  pool: Pool,
  key: 'id' | 'number',
  value: string,
): Promise<RecordedComplaint | undefined> {
  const { rows } = await pool.query<RecordedComplaint>({
    name: `complaint-by-${key}`,
    text: `select c.state || jsonb_build_object('policy', p.body, 'calendar', k.body) as complaint,
       c.updated_at as "updatedAt"
     from complaint c
     join snapshot p on p.digest = c.policy_digest
     join snapshot k on k.digest = c.calendar_digest
     where c.${key} = $1`,
    values: [value],
  })
  return rows[0]
}

/** Whether a complaint is hidden, and who has to do with it. */
export async function standingOf(
  pool: Pool,
  key: 'id' | 'number',
  value: string,
): Promise<{ hidden: boolean; ties: string[] } | undefined> {
  const { rows } = await pool.query<{ hidden: boolean; ties: string[] }>({
    name: `standing-of-${key}`,
    text: `select hidden, coalesce(ties, '{}') as ties from complaint where ${key} = $1`,
    values: [value],
  })
  return rows[0]
}

/** Which of these complaints somebody sees. */
export async function seenAmong(pool: Pool, ids: readonly string[], sight: Sight): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await pool.query<{ id: string }>(
    `select id from complaint where id = any($1) and ${seenBy(sight)}`,
    [ids],
  )
  return new Set(rows.map(({ id }) => id))
}

/** Whether any complaint was ever given a policy with such a clock. */
export async function hasClock(pool: Pool, name: string): Promise<boolean> {
  const { rowCount } = await pool.query('select from snapshot where clock_rules ? $1 limit 1', [name])
  return rowCount === 1
}

/** The journal of a complaint from the entry after `after` on. */
export async function listEvents(pool: Pool, id: string, after = 0, limit = 200): Promise<RecordedEntry[]> {
  const { rows } = await pool.query<EntryRow>(
    `select ${entryColumns()} from event e
     where e.complaint_id = $1 and e.sequence > $2 order by e.sequence limit $3`,
    [id, after, limit],
  )
  return rows.map(entryOf)
}

/** Open complaints that count by another version of a calendar, a page by id, with what is pinned to them. */
export async function complaintsByOtherVersion(
  pool: Pool,
  calendar: { id: string; version: string },
  {
    after = '',
    limit = 200,
    sight = EVERYTHING,
  }: { after?: string | undefined; limit?: number; sight?: Sight } = {},
): Promise<Complaint[]> {
  const { rows } = await pool.query<{ complaint: Complaint }>(
    `select c.state || jsonb_build_object('policy', p.body, 'calendar', k.body) as complaint
     from complaint c
     join snapshot p on p.digest = c.policy_digest
     join snapshot k on k.digest = c.calendar_digest
     where c.closed_at is null and c.erased_at is null and k.id = $1 and k.version <> $2 and c.id > $3
       and ${seenBy(sight, 'c')}
     order by c.id limit $4`,
    [calendar.id, calendar.version, after, limit],
  )
  return rows.map(({ complaint }) => complaint)
}

/** Whether the register has a complaint, up to a version. */
export async function hasComplaint(pool: Pool, id: string, version = 0): Promise<boolean> {
  const { rowCount } = await pool.query('select 1 from complaint where id = $1 and version >= $2', [
    id,
    version,
  ])
  return rowCount === 1
}

/** Whether a complaint was taken over with a past: its receipt was told by an import. */
export async function wasImported(pool: Pool, id: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    'select 1 from event where complaint_id = $1 and sequence = 1 and past',
    [id],
  )
  return rowCount === 1
}

export async function countComplaints(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('select count(*) from complaint')
  return rows[0]?.count ?? 0
}
