import type { Pool } from 'pg'
import { dayMs, hourMs, utc, type Instant } from '../../domain/instant.ts'
import { awaitedClocks } from '../reconciliation/reconciliation.ts'

/** How late things were: of how many, the median, what one in a hundred exceeded, and the worst. */
export type Spread = { count: number; p50Ms: number; p99Ms: number; maxMs: number }

/** The last time a canary's clock came to pass. */
export type CanarySeen = {
  dueAt: Instant
  firedLateMs: number
  recordedLateMs: number
  recordedAt: Instant
}

/**
 * How punctual time's own steps were: when the workflow acted, when the register knew, when somebody was told. What is
 * due for a minute with nothing recorded of it is waiting: a worker that has stopped is not punctual.
 */
export type Punctuality = {
  fired: Record<'hour' | 'day', Spread>
  recorded: Record<'hour' | 'day', Spread>
  /** Of the last escalations within the hour, from their due to their notices' being sent. */
  delivered: Spread
  waiting: { count: number; oldestDueAt?: Instant }
  canary: CanarySeen | undefined
}

/** So long after its due a clock with nothing recorded counts as waiting (F43). */
const WAITING_MS = 60_000
/** More are not counted: what is amiss with so many is amiss with all. */
const COUNTED = 500

export async function readPunctuality(pool: Pool, now: Instant): Promise<Punctuality> {
  const [hour, day, delivered, waiting, canary] = await Promise.all([
    spreads(pool, now - hourMs),
    spreads(pool, now - dayMs),
    deliveredSince(pool, now - hourMs),
    awaitedClocks(pool, now - WAITING_MS, undefined, COUNTED),
    lastCanary(pool),
  ])
  const [oldest] = waiting
  return {
    fired: { hour: hour.fired, day: day.fired },
    recorded: { hour: hour.recorded, day: day.recorded },
    delivered,
    waiting: { count: waiting.length, ...(oldest && { oldestDueAt: oldest.dueAt }) },
    canary,
  }
}

type Quantiles = [number, number, number] | null

const spreadOf = (count: number, quantiles: Quantiles): Spread => {
  const [p50Ms = 0, p99Ms = 0, maxMs = 0] = quantiles ?? []
  return { count, p50Ms, p99Ms, maxMs }
}

const quantilesOf = (ms: string) =>
  `percentile_disc('{0.5,0.99,1}'::float8[]) within group (order by ${ms})::float8[]`

async function spreads(pool: Pool, since: Instant): Promise<{ fired: Spread; recorded: Spread }> {
  const { rows } = await pool.query<{ count: number; fired: Quantiles; recorded: Quantiles }>(
    `select count(*) as count, (${quantilesOf('fired_late_ms')}) as fired,
       (${quantilesOf('recorded_late_ms')}) as recorded
     from lateness where recorded_at > $1 and not is_canary(complaint_id)`,
    [utc(since)],
  )
  const { count, fired, recorded } = rows[0]!
  return { fired: spreadOf(count, fired), recorded: spreadOf(count, recorded) }
}

async function deliveredSince(pool: Pool, since: Instant): Promise<Spread> {
  const { rows } = await pool.query<{ count: number; delivered: Quantiles }>(
    `select count(*) as count, (${quantilesOf('late_ms')}) as delivered from (
       select greatest(0, 1000 * extract(epoch from n.sent_at - l.due_at))::bigint as late_ms
       from (select * from lateness where recorded_at > $1 and not is_canary(complaint_id) and step = 'escalated'
         order by recorded_at desc limit 1000) l
       join notice n on n.complaint_id = l.complaint_id and n.sequence = l.sequence
       where n.sent_at is not null) told`,
    [utc(since)],
  )
  const { count, delivered } = rows[0]!
  return spreadOf(count, delivered)
}

async function lastCanary(pool: Pool): Promise<CanarySeen | undefined> {
  const { rows } = await pool.query<CanarySeen>(
    `select due_at as "dueAt", fired_late_ms as "firedLateMs", recorded_late_ms as "recordedLateMs",
       recorded_at as "recordedAt"
     from lateness where is_canary(complaint_id) order by recorded_at desc limit 1`,
  )
  return rows[0]
}

/** One step that time took by itself. */
export type LateStep = { step: string; level: number | null; firedLateMs: number; recordedLateMs: number }

/** The steps recorded in a span of time, first excluded, last included. */
export async function latenessBetween(pool: Pool, after: Instant, upTo: Instant): Promise<LateStep[]> {
  const { rows } = await pool.query<LateStep>(
    `select step, level, fired_late_ms as "firedLateMs", recorded_late_ms as "recordedLateMs"
     from lateness where recorded_at > $1 and recorded_at <= $2 and not is_canary(complaint_id)`,
    [utc(after), utc(upTo)],
  )
  return rows
}

/** Lateness before this instant is not asked for. */
export async function forgetLateness(pool: Pool, before: Instant): Promise<void> {
  await pool.query('delete from lateness where recorded_at < $1', [utc(before)])
}
