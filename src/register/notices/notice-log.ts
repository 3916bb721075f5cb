import type { Pool } from 'pg'
import { utc, type Instant } from '../../domain/instant.ts'
import type { Role } from '../../domain/policy/policy.ts'
import { earlierUnderKey } from '../earlier-under-key.ts'
import { inTransaction } from '../in-transaction.ts'

/** One attempt to send a posting. `ok` is null while it is on its way, and for good where its outcome is unknown. */
export type LoggedAttempt = {
  at: Instant
  endedAt: Instant | null
  ok: boolean | null
  error: string | null
  letterId: string | null
}
/** One notice to one recipient on one channel. */
export type LoggedPosting = {
  round: number
  recipient: string
  because: object
  channel: string
  state: 'pending' | 'sent' | 'suppressed' | 'failed'
  reason: string | null
  nextAttemptAt: Instant | null
  sentAt: Instant | null
  attempts: LoggedAttempt[]
}
export type LoggedNotice = {
  key: string
  sequence: number
  template: string
  to: { role: Role; department: string | null; person: string | null }
  state: LoggedPosting['state']
  createdAt: Instant
  sentAt: Instant | null
  confirmedAt: Instant | null
  postings: LoggedPosting[]
}
type Posting = Omit<LoggedPosting, 'attempts'> & { id: number; key: string }
type Attempt = LoggedAttempt & { postingId: number }

/** The delivery log of a complaint: its notices, to whom each went, and every attempt there was (F53). */
export async function noticeLog(pool: Pool, complaintId: string): Promise<LoggedNotice[]> {
  const all = async <T extends object>(text: string) => (await pool.query<T>(text, [complaintId])).rows
  const attempts = await all<Attempt>(ATTEMPTS)
  const postings = (await all<Posting>(POSTINGS)).map(({ id, ...posting }) => ({
    ...posting,
    attempts: attempts.flatMap(({ postingId, ...attempt }) => (postingId === id ? [attempt] : [])),
  }))
  return (await all<Omit<LoggedNotice, 'postings'>>(NOTICES)).map((notice) => ({
    ...notice,
    postings: postings.flatMap(({ key, ...posting }) => (key === notice.key ? [posting] : [])),
  }))
}

/** Who has which notice sent again; under the same key it is the same request. */
export type Resending = { complaintId: string; key: string; at: Instant; person: string; requestKey?: string }

/** Sends a notice out again: what still waits goes at once, what has ended goes anew to those it reaches now. */
export const resendNotice = (pool: Pool, asked: Resending): Promise<'sent' | 'notThere' | 'keyReused'> =>
  inTransaction(pool, async (client) => {
    const { complaintId, key, at, person, requestKey } = asked
    const earlier = await earlierUnderKey<Earlier>(client, { person, key: requestKey }, EARLIER)
    if (earlier) return earlier.complaintId === complaintId && earlier.key === key ? 'sent' : 'keyReused'
    const time = utc(at)
    const { rows } = await client.query<{ found: boolean }>('select resend_notice($1, $2, $3) as found', [
      ...[complaintId, key, time],
    ])
    if (!rows[0]?.found) return 'notThere'
    if (requestKey !== undefined)
      await client.query(
        'insert into notice_resend (person, request_key, complaint_id, notice_key, at) values ($1, $2, $3, $4, $5)',
        [person, requestKey, complaintId, key, time],
      )
    return 'sent'
  })

type Earlier = Pick<Resending, 'complaintId' | 'key'>

const EARLIER = `
  select complaint_id as "complaintId", notice_key as key from notice_resend
  where person = $1 and request_key = $2`

const NOTICES = `
  select key, sequence, template, state, created_at as "createdAt", sent_at as "sentAt",
    confirmed_at as "confirmedAt",
    jsonb_build_object('role', to_role, 'department', department, 'person', person) as "to"
  from notice where complaint_id = $1 order by sequence, key`
const POSTINGS = `
  select id, notice_key as key, round, recipient, because, channel, state, reason,
    next_attempt_at as "nextAttemptAt", sent_at as "sentAt"
  from posting where complaint_id = $1 order by id`
const ATTEMPTS = `
  select posting_id as "postingId", at, ended_at as "endedAt", ok, error, letter_id as "letterId"
  from delivery where complaint_id = $1 and posting_id is not null order by id`
