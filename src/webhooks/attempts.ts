import type { Pool } from 'pg'
import type { Instant } from '../domain/instant.ts'

/** One attempt to tell an endpoint something, and what has become of the message since. */
export type Attempt = {
  position: number
  messageId: string
  type: string
  attempt: number
  at: Instant
  /** Null: it was begun, and its outcome is unknown (yet). */
  ok: boolean | null
  status: number | null
  durationMs: number | null
  error: string | null
  answer: string | null
  state: 'pending' | 'delivered' | 'failed'
  nextAttemptAt: Instant | null
}

export type AttemptQuery = {
  endpointId: string
  messageId?: string | undefined
  ok?: boolean | undefined
  before?: number | undefined
  limit: number
}

/** The log of an endpoint's deliveries, the latest first. */
export async function listAttempts(pool: Pool, query: AttemptQuery): Promise<Attempt[]> {
  const { endpointId, messageId = null, ok = null, before = null, limit } = query
  const { rows } = await pool.query<Attempt>(
    `select a.id as position, a.message_id as "messageId", m.type, a.attempt, a.at, a.ok, a.status,
       a.duration_ms as "durationMs", a.error, a.answer, m.state, m.next_attempt_at as "nextAttemptAt"
     from webhook_attempt a join webhook_message m on m.endpoint_id = a.endpoint_id and m.id = a.message_id
     where a.endpoint_id = $1 and ($2::text is null or a.message_id = $2) and ($3::boolean is null or a.ok = $3)
       and ($4::bigint is null or a.id < $4)
     order by a.id desc limit $5`,
    [endpointId, messageId, ok, before, limit],
  )
  return rows
}
