import type { Pool } from 'pg'
import type { OutgoingNotice, SentNotice } from './outgoing-notice.ts'

/** A notice that was taken from the outbox for a while, to be sent or, once sent, to be confirmed. */
export type TakenNotice = { notice: OutgoingNotice; sent?: SentNotice }
type Key = { complaintId: string; key: string }

/**
 * Takes notices whose turn it is. Nobody else takes them before the lease ends; whoever took them and died by then
 * has lost them to the next.
 */
export async function takeNotices(pool: Pool, limit: number, leaseMs: number): Promise<TakenNotice[]> {
  const { rows } = await pool.query<OutgoingNotice & { sentAt: number | null }>(
    `with due as (
       select complaint_id, key from notice where next_attempt_at <= now()
       order by next_attempt_at limit $1 for update skip locked
     )
     update notice n
     set next_attempt_at = now() + $2 * interval '1 millisecond', attempts = n.attempts + 1
     from due, complaint c
     where n.complaint_id = due.complaint_id and n.key = due.key and c.id = n.complaint_id
     returning n.complaint_id as "complaintId", c.number, n.key, n.sequence, n.template, n.includes, n.data,
       jsonb_strip_nulls(jsonb_build_object('role', n.to_role, 'department', n.department, 'person', n.person)) as to,
       n.sent_at as "sentAt"`,
    [limit, leaseMs],
  )
  return rows.map(({ sentAt, includes, data, ...row }) => {
    const notice = { ...row, ...(includes ? { includes } : {}), ...(data ? { data } : {}) }
    const { complaintId, key } = row
    return sentAt === null ? { notice } : { notice, sent: { complaintId, key, sentAt } }
  })
}

/** Returns those that still have to be confirmed. Their attempts begin anew with the confirmation. */
export async function recordSent(
  pool: Pool,
  notices: readonly Key[],
  transport: string,
): Promise<SentNotice[]> {
  const { rows } = await pool.query<SentNotice & { confirm: boolean }>(
    `with gone as (select * from unnest($1::text[], $2::text[]) as gone(complaint_id, key)),
     delivered as (
       insert into delivery (complaint_id, notice_key, transport, at, ok)
       select complaint_id, key, $3, now(), true from gone
     )
     update notice n
     set state = 'sent', sent_at = now(), last_error = null,
       attempts = case when confirm then 0 else attempts end,
       next_attempt_at = case when confirm then next_attempt_at end
     from gone
     where n.complaint_id = gone.complaint_id and n.key = gone.key and n.state = 'pending'
     returning n.complaint_id as "complaintId", n.key, n.sent_at as "sentAt", n.confirm`,
    [notices.map(({ complaintId }) => complaintId), notices.map(({ key }) => key), transport],
  )
  return rows.flatMap(({ confirm, ...sent }) => (confirm ? [sent] : []))
}

export async function recordFailedDelivery(
  pool: Pool,
  notice: Key,
  { transport, error, retryMs }: { transport: string; error: string; retryMs: number },
): Promise<void> {
  await pool.query(
    `insert into delivery (complaint_id, notice_key, transport, at, ok, error)
     values ($1, $2, $3, now(), false, $4)`,
    [notice.complaintId, notice.key, transport, error],
  )
  await postpone(pool, notice, { error, retryMs })
}

export async function recordConfirmed(pool: Pool, { complaintId, key }: Key): Promise<void> {
  await pool.query(
    `update notice set confirmed_at = now(), next_attempt_at = null, last_error = null
     where complaint_id = $1 and key = $2 and state = 'sent'`,
    [complaintId, key],
  )
}

/** Each further attempt waits twice as long, up to ten minutes, and not all at the same instant. There is no last. */
export async function postpone(
  pool: Pool,
  { complaintId, key }: Key,
  { error, retryMs }: { error: string; retryMs: number },
): Promise<void> {
  await pool.query(
    `update notice set last_error = $3, next_attempt_at = now() + (0.8 + 0.4 * random())
       * least(interval '10 minutes', $4 * interval '1 millisecond' * power(2, least(attempts, 20) - 1))
     where complaint_id = $1 and key = $2 and next_attempt_at is not null`,
    [complaintId, key, error, retryMs],
  )
}
