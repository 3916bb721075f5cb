import type { Pool } from 'pg'
import type { Instant } from '../../domain/instant.ts'
import { seenBy, type Sight } from '../lists/visible.ts'
import type { LoggedNotice, LoggedPosting } from './notice-log.ts'

/** A notice that did not reach a recipient on a channel, and has not been sent again since. */
export type FailedPosting = Pick<LoggedNotice, 'template' | 'to'> &
  Pick<LoggedPosting, 'recipient' | 'because' | 'channel' | 'reason'> & {
    id: number
    complaintId: string
    number: string
    notice: string
    failedAt: Instant
    /** Whether the notice has reached somebody all the same. */
    isSent: boolean
  }
export type FailedQuery = { sight: Sight; limit: number; before?: number }

/** What did not arrive, of the complaints that a reader sees: the latest notice first. */
export async function listFailedPostings(
  pool: Pool,
  { sight, limit, before }: FailedQuery,
): Promise<FailedPosting[]> {
  const { rows } = await pool.query<FailedPosting>(
    `select p.id, p.complaint_id as "complaintId", c.number, p.notice_key as notice, n.template,
       jsonb_build_object('role', n.to_role, 'department', n.department, 'person', n.person) as "to",
       p.recipient, p.because, p.channel, p.reason, coalesce(p.attempted_at, p.created_at) as "failedAt",
       n.state = 'sent' as "isSent"
     from posting p
     join notice n on n.complaint_id = p.complaint_id and n.key = p.notice_key and n.round = p.round
     join complaint c on c.id = p.complaint_id
     where p.state = 'failed' and ($1::bigint is null or p.id < $1) and ${seenBy(sight, 'c')}
     order by p.id desc limit $2`,
    [before ?? null, limit],
  )
  return rows
}
