import { FIRM_ZONE, instantAt } from '../../domain/calendar/zone.ts'
import { dayMs, instantText, type HasOffsets, type Instant } from '../../domain/instant.ts'
import { lastPeriod, PERIOD_LABEL, periodBefore, periodOf, type Period } from '../../reports/period.ts'
import { offsetsOf } from '../../rules/zone-offsets.ts'

/** From its first instant to the first one after it. */
export type Span = { from: Instant; to: Instant }

/** What figures are asked about: the period, what it is held against, and over what its trend goes. */
export type Asked = Span & {
  kind: 'month' | 'quarter' | 'custom'
  /** 2026-09 or 2026-Q3; none where the days were chosen. */
  label?: string
  /** Not over yet: it is held against as much of the period before. */
  isRunning: boolean
  before: Span
  trend: Span & { by: 'day' | 'week' | 'month' | 'quarter' }
}

/** As it stands in the address: a period, or days. */
export type PeriodSearch = { period?: string; from?: string; until?: string }

/** How many periods a trend shows. */
const TREND = { month: 12, quarter: 8 }
const DAY = /^\d{4}-\d\d-\d\d$/

/** What the address asks about; this month where it says nothing that can be read. */
export function askedOf({ period, from, until }: PeriodSearch, now: Instant): Asked {
  if (from && until && DAY.test(from) && DAY.test(until) && from <= until) return ofDays(from, until, now)
  return ofPeriod(period && PERIOD_LABEL.test(period) ? periodOf(period, FIRM_ZONE) : thisMonth(now), now)
}

/** The period that an instant lies in. */
export const periodAt = (kind: 'month' | 'quarter', now: Instant): Period =>
  periodBefore(lastPeriod(kind, now, FIRM_ZONE), -1)

const thisMonth = (now: Instant): Period => periodAt('month', now)

function ofPeriod(period: Period, now: Instant): Asked {
  const { kind, label, from, to } = period
  const [previous, first] = [periodBefore(period), periodBefore(period, TREND[kind] - 1)]
  const trend = { by: kind, from: first.from, to }
  return { kind, label, from, to, trend, ...heldAgainst({ from, to }, previous, now) }
}

function ofDays(first: string, last: string, now: Instant): Asked {
  const [from, to] = [dayBegins(first), dayBegins(last, 1)]
  const previous = { from: from - (to - from), to: from }
  return {
    kind: 'custom',
    from,
    to,
    trend: { from, to, by: stepOf(to - from) },
    ...heldAgainst({ from, to }, previous, now),
  }
}

/** A period that is not over is held against as much of the one before. */
function heldAgainst({ from, to }: Span, previous: Span, now: Instant) {
  const isRunning = from < now && now < to
  const until = isRunning ? Math.min(previous.to, previous.from + (now - from)) : previous.to
  return { isRunning, before: { from: previous.from, to: until } }
}

/** So many points as are still read one by one. */
const stepOf = (lengthMs: number): 'day' | 'week' | 'month' =>
  lengthMs <= 45 * dayMs ? 'day' : lengthMs <= 200 * dayMs ? 'week' : 'month'

/** The first instant of a day where the firm is, or of one so many days later. */
export function dayBegins(day: string, later = 0): Instant {
  const midnight = Date.parse(`${day}T00:00:00Z`) + later * dayMs
  return instantAt(midnight, zoneAround(midnight))
}

const zones = new Map<number, HasOffsets>()

/** The firm's zone in the years around an instant, looked up once. */
function zoneAround(at: Instant): HasOffsets {
  const year = new Date(at).getUTCFullYear()
  const zone = zones.get(year) ?? { offsets: offsetsOf(FIRM_ZONE, year - 1, year + 1) }
  zones.set(year, zone)
  return zone
}

/** The day of an instant where the firm is: 2026-09-30. */
export const dayOf = (at: Instant): string => instantText(at, zoneAround(at)).slice(0, 10)

const PART = /^(\d{4})-(?:W(\d\d)|Q(\d)|(\d\d))$/

/** The days of one part of a trend, by its name: 2026-09-30, 2026-W40, 2026-09, 2026-Q3. */
export function partOf(key: string): Span {
  if (DAY.test(key)) return { from: dayBegins(key), to: dayBegins(key, 1) }
  const [, year, week, quarter, month] = PART.exec(key) ?? []
  if (week !== undefined) return weekOf(Number(year), Number(week))
  const first = quarter === undefined ? Number(month) - 1 : (Number(quarter) - 1) * 3
  const begins = (months: number) => dayBegins(dayText(Date.UTC(Number(year), first + months, 1)))
  return { from: begins(0), to: begins(quarter === undefined ? 1 : 3) }
}

/** The fourth of January lies in the first week, and weeks begin on Mondays. */
function weekOf(year: number, week: number): Span {
  const fourth = Date.UTC(year, 0, 4)
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * dayMs + (week - 1) * 7 * dayMs
  return { from: dayBegins(dayText(monday)), to: dayBegins(dayText(monday), 7) }
}

const dayText = (midnight: number): string => new Date(midnight).toISOString().slice(0, 10)
