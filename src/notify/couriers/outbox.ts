import type { Language } from '../../domain/names.ts'
import type { Pool } from 'pg'
import { utc, type Instant } from '../../domain/instant.ts'
import type { Because, ChannelName } from '../../domain/notices/recipient.ts'
import type { SentNotice } from '../outgoing-notice.ts'

export type NoticeKey = { complaintId: string; key: string }
export type UnaddressedNotice = NoticeKey & { round: number }

export type NewPosting = {
  recipient: string
  because: Because
  language: Language
  channel: ChannelName
  address?: string
  state: 'pending' | 'suppressed'
  reason?: string
}

/** The notices of a courier that have no recipient yet, the oldest first. */
export async function takeUnaddressed(
  pool: Pool,
  courier: string,
  at: Instant,
  limit: number,
): Promise<UnaddressedNotice[]> {
  const { rows } = await pool.query<UnaddressedNotice>({
    name: 'take-unaddressed',
    text: `select complaint_id as "complaintId", key, round from notice
     where courier = $1 and next_attempt_at <= $2 and addressed_at is null
     order by next_attempt_at limit $3`,
    values: [courier, utc(at), limit],
  })
  return rows
}

/** Keeps whom notices reach: all the postings of a notice or none. */
export async function recordAddressed(
  pool: Pool,
  addressed: readonly { notice: UnaddressedNotice; postings: readonly NewPosting[] }[],
  at: Instant,
): Promise<void> {
  if (addressed.length === 0) return
  const notices = addressed.map(({ notice: { complaintId, ...rest } }) => ({
    complaint_id: complaintId,
    ...rest,
  }))
  const postings = addressed.flatMap(({ notice: { complaintId, key, round }, postings: all }) =>
    all.map((posting) => ({ complaint_id: complaintId, notice_key: key, round, ...posting })),
  )
  await pool.query({
    name: 'address-notices',
    text: 'select address_notices($1::jsonb, $2::jsonb, $3)',
    values: [JSON.stringify(notices), JSON.stringify(postings), utc(at)],
  })
}

/** Puts notices off that nothing can be done for now. */
export async function postponeNotices(
  pool: Pool,
  notices: readonly NoticeKey[],
  until: Instant,
  error: string,
): Promise<void> {
  await pool.query(
    `update notice n set next_attempt_at = $3, last_error = $4
     from unnest($1::text[], $2::text[]) as k (complaint_id, key)
     where n.complaint_id = k.complaint_id and n.key = k.key and n.next_attempt_at is not null`,
    [notices.map(({ complaintId }) => complaintId), notices.map(({ key }) => key), utc(until), error],
  )
}

/**
 * Notices that have gone out, or never will, and whose complaints wait to hear of it. One whose letter has come back since
 * went out all the same: anybody who has seen it could say that it came back, and no clock follows from that.
 */
export async function takeUnconfirmed(pool: Pool, courier: string, at: Instant): Promise<SentNotice[]> {
  const { rows } = await pool.query<SentNotice & { isSent: boolean }>({
    name: 'take-unconfirmed',
    text: `select complaint_id as "complaintId", key, sent_at is not null as "isSent",
       coalesce(sent_at, next_attempt_at) as "sentAt"
     from notice
     where courier = $1 and next_attempt_at <= $2 and addressed_at is not null
       and (state = 'sent' or (confirm and state in ('suppressed', 'failed')))
     order by next_attempt_at limit 50`,
    values: [courier, utc(at)],
  })
  return rows.map(({ isSent, ...notice }) => ({ ...notice, ...(!isSent && { undelivered: true as const }) }))
}

export async function recordConfirmed(
  pool: Pool,
  { complaintId, key }: NoticeKey,
  at: Instant,
): Promise<void> {
  await pool.query(
    // What never went out may yet be sent again: then that is heard too.
    `update notice set confirmed_at = case when sent_at is not null then $3::timestamptz end, next_attempt_at = null,
       last_error = case when state = 'sent' then null else last_error end
     where complaint_id = $1 and key = $2 and state <> 'pending'`,
    [complaintId, key, utc(at)],
  )
}

/** Whether there is anything for a courier to do now: what it asks most of the time. */
export async function hasDue(pool: Pool, courier: string, at: Instant): Promise<boolean> {
  const nextAt = await nextDue(pool, courier)
  return nextAt !== undefined && nextAt <= at
}

/**
 * When a courier's next piece of work is due. By the lowest, which only an index gives: asked whether there is any,
 * PostgreSQL may look for it among all that ever was.
 */
export async function nextDue(pool: Pool, courier: string): Promise<Instant | undefined> {
  const { rows } = await pool.query<{ at: Instant | null }>({
    name: 'courier-next-due',
    text: `select least(
       (select min(next_attempt_at) from notice where courier = $1 and next_attempt_at is not null),
       (select min(next_attempt_at) from posting where courier = $1 and next_attempt_at is not null)) as at`,
    values: [courier],
  })
  return rows[0]?.at ?? undefined
}
