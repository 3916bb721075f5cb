import { noFigures, type Figures } from '../../src/figures/figure.ts'
import { periodBefore, periodOf, untilPeriod } from '../../src/reports/period.ts'
import type { ReportData } from '../../src/reports/report-data.ts'
import type { FrozenReport } from '../../src/reports/report-store.ts'

const zone = 'Asia/Shanghai'
export const period = periodOf('2026-Q3', zone)

const days = { count: 96, meanMs: 259_200_000, medianMs: 172_800_000, p90Ms: 432_000_000 }
const clock = {
  clock: 'resolve',
  owedBy: 'agent' as const,
  ...{ inTime: 90, late: 6, neverMet: 4, running: 2, cancelled: 1, expired: 0, inTimeShare: 0.9 },
  took: { gross: days, net: days },
  lateness: { count: 6, meanMs: 7_200_000, medianMs: 5_400_000, p90Ms: 9_000_000 },
}
const tally = { inTime: 90, late: 6, neverMet: 4, running: 2, cancelled: 1, expired: 0, inTimeShare: 0.9 }
const told: Figures = {
  ...noFigures(),
  received: 1_234,
  closed: 1_100,
  open: 134,
  outcomes: { resolved: 1_000, finalResponse: 100 },
  resolvedShare: 0.9091,
  clocks: [{ ...clock, firstCycle: tally, laterCycles: tally }],
  redress: { count: 3, sums: [{ currency: 'CNY', amountCents: 123_456 }], byKind: [] },
}
export const row = {
  received: 5,
  receivedBefore: 4,
  closed: 3,
  inTimeShare: 0.5,
  goodShare: null,
  repeats: 1,
  minutes: 90,
}

const frozen = (more: Partial<ReportData>): ReportData => ({
  format: 8,
  period,
  previous: periodBefore(period),
  cutOffAt: period.to + 6 * 3_600_000,
  now: told,
  before: noFigures(),
  trend: untilPeriod(period, 8).map(({ label }) => ({
    label,
    received: 1,
    closed: 1,
    inTimeShare: null,
    goodShare: null,
  })),
  otherKinds: [],
  departments: [],
  channels: [{ ...row, key: 'phone', redress: [] }],
  categories: [{ ...row, key: null, redress: told.redress.sums }],
  products: [{ ...row, key: 'EV-1', redress: [] }],
  stores: [{ ...row, key: null, redress: [] }],
  responsibility: [],
  trainingNeeds: [],
  rootCauses: [{ code: null, title: null, complaints: 3 }],
  actions: [],
  notable: [],
  examples: [],
  ...more,
})

/** A report of a quarter with a few figures in it, as it was frozen. */
export function frozenReport(more: Partial<ReportData> = {}): FrozenReport {
  const data = frozen(more)
  const dates = { from: period.from, to: period.to, cutOffAt: data.cutOffAt, issuedAt: data.cutOffAt }
  return {
    ...{
      id: '2026-Q3.1',
      kind: 'quarter',
      period: '2026-Q3',
      edition: 1,
      zone,
      reason: null,
      issuedBy: 'schedule',
    },
    ...dates,
    digest: 'ab'.repeat(32),
    data,
  }
}
