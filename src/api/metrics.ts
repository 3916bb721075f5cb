import type { Pool } from 'pg'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Instant } from '../domain/instant.ts'
import { countFindings } from '../register/reconciliation/findings.ts'
import { FINDING_KINDS } from '../register/reconciliation/finding.ts'
import { latenessBetween, readPunctuality } from '../register/punctuality/lateness.ts'
import { countNotices } from '../register/notices/notice-counts.ts'
import type { OpenStreams } from './feed/open-streams.ts'

/** What was recorded a moment ago may not be committed yet: a commit takes no longer. */
const SETTLED_MS = 3_000
const BUCKETS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800, 3_600]

export type Metrics = {
  render(): Promise<string>
  /** A file was brought to this process: it was taken, or refused as the problem says. */
  fileBrought(brought: { bytes: number } | { refused: string }): void
  /** A mail came to this process: what became of it, or why it was left alone. */
  mailCame(result: string): void
}

/** What is measured, under the names it has outside. */
function createMeters() {
  const registry = new Registry()
  const of = { registers: [registry] }
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ ...of, name: `yinuo_${name}`, help, labelNames })
  const lateness = new Histogram({
    ...{ ...of, name: 'yinuo_lateness_seconds', labelNames: ['step'], buckets: BUCKETS },
    help: 'How long after its due a step of time was taken: fired minus due',
  })
  const recorded = new Histogram({
    ...{ ...of, name: 'yinuo_recorded_lateness_seconds', labelNames: ['step'], buckets: BUCKETS },
    help: 'How long after its due a step of time was in the register',
  })
  const escalations = new Counter({
    ...{ ...of, name: 'yinuo_escalations_total', labelNames: ['level'] },
    help: 'Steps up a ladder that time took',
  })
  const waiting = gauge(
    'waiting_clocks',
    'Clocks due for more than a minute with nothing recorded, 500 at most',
  )
  const canary = gauge('canary_age_seconds', 'Since the last canary was recorded')
  const notices = gauge('notices', 'Notices that are not settled', 'state')
  const findings = gauge('findings', 'Findings of the reconciliation that last', 'kind')
  const open = gauge('streams_open', 'Streams open at this process')
  return {
    registry,
    lateness,
    recorded,
    escalations,
    waiting,
    canary,
    notices,
    open,
    ...broughtMeters(of),
    findings,
  }
}

/** Of what is brought to this process. */
const broughtMeters = (of: { registers: Registry[] }) => ({
  files: new Counter({
    ...{ ...of, name: 'yinuo_files_total', labelNames: ['result'] },
    help: 'Files brought to this process: taken, or the code of the problem that refused them',
  }),
  mails: new Counter({
    ...{ ...of, name: 'yinuo_mails_total', labelNames: ['result'] },
    help: 'Mails that came to this process: what became of each, or why it was left alone',
  }),
  fileBytes: new Counter({ ...of, name: 'yinuo_file_bytes_total', help: 'Bytes of the files taken' }),
})

/**
 * The system in the words of Prometheus. Lateness, escalations, notices and findings are of the register, and so the
 * same from every process that is asked, counted from when that process began; streams, files and mails brought are its own.
 */
export function createMetrics({ pool, streams }: { pool: Pool; streams: OpenStreams }): Metrics {
  const meters = createMeters()
  let countedUpTo = Date.now() - SETTLED_MS

  async function count(upTo: Instant): Promise<void> {
    const steps = await latenessBetween(pool, countedUpTo, upTo)
    countedUpTo = upTo
    for (const { step, level, firedLateMs, recordedLateMs } of steps) {
      meters.lateness.observe({ step }, firedLateMs / 1_000)
      meters.recorded.observe({ step }, recordedLateMs / 1_000)
      if (step === 'escalated') meters.escalations.inc({ level: String(level) })
    }
  }

  async function gather(): Promise<void> {
    const now = Date.now()
    await count(now - SETTLED_MS)
    const found = await readPunctuality(pool, now)
    meters.waiting.set(found.waiting.count)
    if (found.canary) meters.canary.set((now - found.canary.recordedAt) / 1_000)
    for (const [state, one] of Object.entries(await countNotices(pool))) meters.notices.set({ state }, one)
    const open = await countFindings(pool)
    for (const kind of FINDING_KINDS) meters.findings.set({ kind }, open[kind] ?? 0)
    meters.open.set(streams.count)
  }

  let gathering: Promise<void> | undefined
  return {
    fileBrought(brought) {
      meters.files.inc({ result: 'refused' in brought ? brought.refused : 'taken' })
      if ('bytes' in brought) meters.fileBytes.inc(brought.bytes)
    },
    mailCame: (result) => meters.mails.inc({ result }),
    /** Two that ask at once are given the same: a step is counted once. */
    async render() {
      gathering ??= gather().finally(() => {
        gathering = undefined
      })
      await gathering
      return meters.registry.metrics()
    },
  }
}
