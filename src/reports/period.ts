import { offsetsOf } from '../rules/zone-offsets.ts'
import { instantAt } from '../domain/calendar/zone.ts'
import { minuteMs, offsetMinutesAt, type Instant } from '../domain/instant.ts'

export type PeriodKind = 'month' | 'quarter'

/** A month or a quarter of the calendar, as the clocks of a zone show it: from included, to not. */
export type Period = { kind: PeriodKind; label: string; zone: string; from: Instant; to: Instant }

/** What names a period, 2026-09 or 2026-Q3, in the years whose instants are taken in. */
export const PERIOD_LABEL = /^(?!9999)((?:19|[2-9]\d)\d{2})-(?:(0[1-9]|1[0-2])|Q([1-4]))$/

const MONTHS: Record<PeriodKind, number> = { month: 1, quarter: 3 }

/** The period of a label. */
export const periodOf = (label: string, zone: string): Period =>
  beginningAt(label.includes('Q') ? 'quarter' : 'month', firstMonthOf(label), zone)

/** The last period that was over at an instant. */
export function lastPeriod(kind: PeriodKind, at: Instant, zone: string): Period {
  const offsets = offsetsOf(zone, new Date(at).getUTCFullYear(), new Date(at).getUTCFullYear() + 1)
  const local = new Date(at + offsetMinutesAt(at, { offsets }) * minuteMs)
  const month = local.getUTCFullYear() * 12 + local.getUTCMonth()
  return beginningAt(kind, Math.floor(month / MONTHS[kind]) * MONTHS[kind] - MONTHS[kind], zone)
}

/** The period so many periods before this one. */
export const periodBefore = ({ kind, label, zone }: Period, by = 1): Period =>
  beginningAt(kind, firstMonthOf(label) - by * MONTHS[kind], zone)

/** This period and the ones before it, the oldest first. */
export const untilPeriod = (period: Period, count: number): Period[] =>
  Array.from({ length: count }, (_, index) => periodBefore(period, count - 1 - index))

/** Months since the year 0. */
function firstMonthOf(label: string): number {
  const [, year, month, quarter] = PERIOD_LABEL.exec(label) ?? []
  if (year === undefined) throw new Error(`"${label}" is no period; one is like 2026-09 or 2026-Q3.`)
  return Number(year) * 12 + (quarter ? (Number(quarter) - 1) * 3 : Number(month) - 1)
}

function beginningAt(kind: PeriodKind, first: number, zone: string): Period {
  const year = Math.floor(first / 12)
  const month = first % 12
  const label =
    kind === 'month' ? `${year}-${String(month + 1).padStart(2, '0')}` : `${year}-Q${month / 3 + 1}`
  const offsets = offsetsOf(zone, year, year + 1)
  const midnight = (months: number) => instantAt(Date.UTC(year, month + months, 1), { offsets })
  return { kind, label, zone, from: midnight(0), to: midnight(MONTHS[kind]) }
}
