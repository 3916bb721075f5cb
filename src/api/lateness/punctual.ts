import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { hourMs, type Instant } from '../../domain/instant.ts'
import type { Detail } from '../../register/reconciliation/finding.ts'
import { endFindings, seeFindings } from '../../register/reconciliation/findings.ts'
import { readPunctuality, type Punctuality } from '../../register/punctuality/lateness.ts'

/** A canary is let out every hour; this long after the last one something holds them back. */
const SILENT_MS = 2.5 * hourMs

export const ALARMS = ['late', 'canarySilent'] as const
export type Alarm = (typeof ALARMS)[number]

/** What is wrong with how punctual the system is, with the facts of it; nothing, where all is well. */
export function alarmsOf(
  { recorded, waiting, canary }: Punctuality,
  { limitMs, now }: { limitMs: number; now: Instant },
): Partial<Record<Alarm, Detail>> {
  const { p99Ms } = recorded.hour
  const canaryMs = canary && now - canary.recordedAt < hourMs ? canary.recordedLateMs : 0
  const isLate = p99Ms > limitMs || canaryMs > limitMs || waiting.count > 0
  return {
    ...(isLate && { late: { limitMs, p99Ms, canaryMs, waiting: waiting.count, ...sinceWhen(waiting) } }),
    ...(canary && now - canary.recordedAt > SILENT_MS && { canarySilent: { lastAt: canary.recordedAt } }),
  }
}

const sinceWhen = ({ oldestDueAt }: Punctuality['waiting']) =>
  oldestDueAt === undefined ? {} : { oldestDueAt }

type Watch = { pool: Pool; logger: Logger; limitMs: number; now(): Instant; everyMs?: number }

/**
 * Looks again and again whether time keeps its word, from outside of what keeps it: a worker that has stopped raises no
 * alarm. However many look, an alarm is raised once while it lasts.
 */
export function watchPunctuality({ pool, logger, limitMs, now: clock, everyMs = 60_000 }: Watch): () => void {
  const look = async () => {
    const now = clock()
    const alarms = alarmsOf(await readPunctuality(pool, now), { limitMs, now })
    for (const kind of ALARMS) {
      const detail = alarms[kind]
      const fresh = detail ? await seeFindings(pool, kind, now, [{ complaintId: '', detail }]) : []
      if (fresh.length > 0) logger.error({ kind, ...detail }, 'deadlines are recorded late')
      if (!detail) await endFindings(pool, kind, now)
    }
  }
  const timer = setInterval(() => {
    look().catch((error: Error) => logger.warn({ reason: error.message }, 'lateness could not be looked at'))
  }, everyMs)
  return () => clearInterval(timer)
}
