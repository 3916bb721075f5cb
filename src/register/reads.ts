import type { Pool } from 'pg'
import type { Complaint } from '../domain/complaint.ts'
import type { Event } from '../domain/event.ts'
import type { Instant } from '../domain/instant.ts'
import type { Entry } from '../domain/journal.ts'

export type RecordedComplaint = { complaint: Complaint; updatedAt: Instant }

/** A complaint as it was last recorded, with the policy and the calendar that are pinned to it. */
export async function complaintBy(
  pool: Pool,
  key: 'id' | 'number',
  value: string,
): Promise<RecordedComplaint | undefined> {
  const { rows } = await pool.query<RecordedComplaint>(
    `select c.state || jsonb_build_object('policy', p.body, 'calendar', k.body) as complaint,
       c.updated_at as "updatedAt"
     from complaint c
     join snapshot p on p.digest = c.policy_digest
     join snapshot k on k.digest = c.calendar_digest
     where c.${key} = $1`,
    [value],
  )
  return rows[0]
}

/** An entry as it stands in the register, with the digest it was written with; an erased one with its salted one. */
export type RecordedEntry = Entry & { digest: string }

/** The journal of a complaint from the entry after `after` on. */
export async function listEvents(pool: Pool, id: string, after = 0, limit = 200): Promise<RecordedEntry[]> {
  const { rows } = await pool.query<{
    sequence: number
    type: string
    at: Instant
    data: object
    recordedAt: Instant
    by: Entry['by']
    command: string
    past: boolean
    digest: string
  }>(
    `select sequence, type, at, data, recorded_at as "recordedAt", command, past, encode(coalesce(digest, content_digest), 'hex') as digest,
       jsonb_build_object('id', actor_id, 'role', actor_role) as by
     from event where complaint_id = $1 and sequence > $2 order by sequence limit $3`,
    [id, after, limit],
  )
  return rows.map(({ type, at, data, past, ...entry }) => ({
    ...entry,
    event: { type, at, ...data } as Event,
    ...(past ? { past } : {}),
  }))
}

export type ProvisionalComplaint = {
  id: string
  number: string
  calendarVersion: string
  nextDueAt: Instant | null
}

/** Complaints with a running clock that was counted beyond this calendar's coverage, a page by id. */
export async function provisionalComplaints(
  pool: Pool,
  calendarId: string,
  after = '',
  limit = 1_000,
): Promise<ProvisionalComplaint[]> {
  const { rows } = await pool.query<ProvisionalComplaint>(
    `select c.id, c.number, k.version as "calendarVersion", c.next_due_at as "nextDueAt"
     from complaint c join snapshot k on k.digest = c.calendar_digest
     where c.provisional and k.id = $1 and c.id > $2 order by c.id limit $3`,
    [calendarId, after, limit],
  )
  return rows
}

/** Whether the register has a complaint. */
export async function hasComplaint(pool: Pool, id: string): Promise<boolean> {
  const { rowCount } = await pool.query('select 1 from complaint where id = $1', [id])
  return rowCount === 1
}

export async function countComplaints(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('select count(*) from complaint')
  return rows[0]?.count ?? 0
}
