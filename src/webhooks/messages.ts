import type { Pool } from 'pg'
import type { Instant } from '../domain/instant.ts'
import { inTransaction } from '../register/in-transaction.ts'
import type { Endpoint } from './endpoint.ts'
import { utc } from '../domain/instant.ts'

/** A message that is being sent, with what it takes to send it. */
export type TakenMessage = {
  id: string
  type: string
  body: string
  step: number
  attempt: number
  attemptId: number
  endpoint: Pick<Endpoint, 'id' | 'kind' | 'url' | 'language' | 'secrets'>
}

/** Longer than any sending: whose sender is gone by then is sent again. */
export const LEASE_MS = 60_000

/** Takes the first message that is due; that it is tried is on record before it is. */
export async function takeMessage(
  pool: Pool,
  endpointId: string,
  now: Instant,
): Promise<TakenMessage | undefined> {
  const { rows } = await pool.query<TakenMessage>(
    `with due as (
       select m.endpoint_id, m.id, e.kind, e.url, e.language, e.secrets
       from webhook_message m join endpoint e on e.id = m.endpoint_id
       where m.endpoint_id = $1 and m.next_attempt_at <= $2 and e.state = 'enabled'
         and (e.resting_until is null or e.resting_until <= $2)
       order by m.position nulls first, m.created_at limit 1
       for update of m skip locked
     ), taken as (
       update webhook_message m set attempts = m.attempts + 1, next_attempt_at = $3
       from due where m.endpoint_id = due.endpoint_id and m.id = due.id
       returning m.id, m.type, m.body, m.step, m.attempts as attempt, due.endpoint_id, due.kind, due.url,
         due.language, due.secrets
     ), begun as (
       insert into webhook_attempt (endpoint_id, message_id, attempt, at)
       select endpoint_id, id, attempt, $2 from taken returning id
     )
     select t.id, t.type, t.body, t.step, t.attempt, begun.id as "attemptId",
       jsonb_build_object('id', t.endpoint_id, 'kind', t.kind, 'url', t.url, 'language', t.language,
         'secrets', t.secrets) as endpoint
     from taken t, begun`,
    [endpointId, utc(now), utc(now + LEASE_MS)],
  )
  return rows[0]
}

/** How an attempt ended. */
export type Outcome = {
  ok: boolean
  at: Instant
  durationMs: number
  status?: number
  error?: string
  answer?: string
}

export const recordDelivered = (pool: Pool, message: TakenMessage, outcome: Outcome): Promise<void> =>
  inTransaction(pool, async (client) => {
    await client.query(
      `update endpoint set failures = 0, failing_since = null, resting_until = null
       where id = $1 and failures > 0`,
      [message.endpoint.id],
    )
    await client.query(SETTLED, [message.endpoint.id, message.id, 'delivered', utc(outcome.at)])
    await client.query(ENDED, endedValues(message, outcome))
  })

/** What comes of a failed attempt, decided on how long the endpoint has been failing. */
export type Verdict = {
  /** Null: the message is given up. */
  nextAttemptAt: Instant | null
  restingUntil: Instant | null
  disable?: 'gone' | 'failing'
}
type Failing = { failures: number; failingSince: Instant }

/** True where the endpoint has been disabled by this failure. */
export const recordFailed = (
  pool: Pool,
  message: TakenMessage,
  outcome: Outcome,
  judge: (failing: Failing) => Verdict,
): Promise<Verdict & { isDisabledNow: boolean }> =>
  inTransaction(pool, async (client) => {
    const { id } = message.endpoint
    const { rows } = await client.query<Failing>(
      `update endpoint set failures = failures + 1, failing_since = coalesce(failing_since, $2) where id = $1
       returning failures, failing_since as "failingSince"`,
      [id, utc(outcome.at)],
    )
    const verdict = judge(rows[0]!)
    const { nextAttemptAt, restingUntil, disable } = verdict
    await client.query('update endpoint set resting_until = greatest(resting_until, $2) where id = $1', [
      ...[id, textIfAny(restingUntil)],
    ])
    if (nextAttemptAt === null) await client.query(SETTLED, [id, message.id, 'failed', utc(outcome.at)])
    else
      await client.query(
        'update webhook_message set step = step + 1, next_attempt_at = $3 where endpoint_id = $1 and id = $2',
        [id, message.id, utc(nextAttemptAt)],
      )
    await client.query(ENDED, endedValues(message, outcome))
    if (!disable) return { ...verdict, isDisabledNow: false }
    const { rowCount } = await client.query(DISABLED, [id, disable, utc(outcome.at)])
    return { ...verdict, isDisabledNow: rowCount === 1 }
  })

/** A test is tried once, whoever asked for it looks; it says nothing of how the endpoint is doing otherwise. */
export const recordFailedTest = (pool: Pool, message: TakenMessage, outcome: Outcome): Promise<void> =>
  inTransaction(pool, async (client) => {
    await client.query(SETTLED, [message.endpoint.id, message.id, 'failed', utc(outcome.at)])
    await client.query(ENDED, endedValues(message, outcome))
  })

/** The sending was cut short by us: it is no failure and begins anew. */
export const recordCutShort = (pool: Pool, message: TakenMessage, outcome: Outcome): Promise<void> =>
  inTransaction(pool, async (client) => {
    await client.query('update webhook_message set next_attempt_at = $3 where endpoint_id = $1 and id = $2', [
      message.endpoint.id,
      message.id,
      utc(outcome.at),
    ])
    await client.query(ENDED, endedValues(message, outcome))
  })

const SETTLED = `update webhook_message set state = $3, next_attempt_at = null, settled_at = $4
  where endpoint_id = $1 and id = $2`

const ENDED = `update webhook_attempt set ok = $2, status = $3, duration_ms = $4, error = $5, answer = $6
  where id = $1`

const DISABLED = `
  with disabled as (
    update endpoint set state = 'disabled', disabled_why = $2, version = version + 1
    where id = $1 and state = 'enabled' returning id, version, disabled_why, failures, failing_since)
  insert into endpoint_change (endpoint_id, version, type, at, actor_id, actor_role, data)
  select id, version, 'disabled', $3, 'couriers', 'system',
    jsonb_build_object('why', disabled_why, 'failures', failures, 'failingSince', failing_since)
  from disabled`

const endedValues = ({ attemptId }: TakenMessage, { ok, status, durationMs, error, answer }: Outcome) => [
  ...[attemptId, ok, status, durationMs, error, answer],
]

/** When there is something to do for an endpoint next. */
export async function nextDueAt(pool: Pool, endpointId: string): Promise<Instant | undefined> {
  const { rows } = await pool.query<{ nextAt: Instant | null }>(
    `select greatest(min(m.next_attempt_at), e.resting_until) as "nextAt"
     from endpoint e join webhook_message m on m.endpoint_id = e.id
     where e.id = $1 and e.state = 'enabled' and m.next_attempt_at is not null
     group by e.id`,
    [endpointId],
  )
  return rows[0]?.nextAt ?? undefined
}

/** Messages that were settled before an instant are not kept, nor is the log of their attempts. */
export async function forgetSettled(pool: Pool, endpointId: string, before: Instant): Promise<void> {
  await pool.query(
    `delete from webhook_message where endpoint_id = $1 and id in (
       select id from webhook_message where endpoint_id = $1 and settled_at < $2 order by settled_at limit 500)`,
    [endpointId, utc(before)],
  )
}

const textIfAny = (instant: Instant | null) => (instant === null ? null : utc(instant))
