import type { Calendar } from './calendar.ts'
import { countedMsBy, isCountedDay, openReading, type Reading } from './counted-time.ts'
import { dateOfDay, dayKind, dayOf, isWorkingDay, startOfDay, type DayKind, type LocalDay } from './days.ts'
import { countByDate } from './due-by-date.ts'
import { countByTime } from './due-by-time.ts'
import type { Instant } from '../instant.ts'
import { countedFrom, lastDayOf } from './last-day.ts'
import { mergedPauses, type Pause } from './pauses.ts'
import { isDueByDate, isOfDays, type Term } from './term.ts'

export type DayReason =
  | 'receiptDay'
  | 'workingDay'
  | 'makeupWorkday'
  | 'calendarDay'
  | 'holiday'
  | 'restDay'
  | 'paused'
  | 'rolled'
  | 'beyondCalendar'
export type DayNote = 'deemedReceipt' | 'movedBehindResume' | 'rolled' | 'provisional'
/** `countedMs` stands where time is measured and not dates. */
export type ExplainedDay = {
  date: string
  counted: boolean
  kind: DayKind
  reason: DayReason
  countedMs?: number
}
/** Why a due is what it is: every date from the receipt to the due, what pauses gave, and what else moved it. */
export type ExplainedDays = {
  startDate: string
  countedFromAt: Instant
  dueAt: Instant
  dueDate: string
  provisional: boolean
  calendarVersion: string
  days: ExplainedDay[]
  pausedDates: string[]
  creditedDays?: number
  creditedMs?: number
  unrolledDate?: string
  notes: DayNote[]
}

/** Lists how a deadline comes about, day by day. */
export function explainDays(
  start: Instant,
  term: Term,
  calendar: Calendar,
  pauses: readonly Pause[] = [],
): ExplainedDays {
  const reading = openReading(calendar)
  const from = countedFrom(reading, start, term)
  const stops = mergedPauses(pauses, from)
  const found = isDueByDate(term) ? byDate(reading, from, term, stops) : byTime(reading, from, term, stops)
  const { dueAt, unrolledDay, dueDay, isBehindResume, ...rest } = found
  const isRolled = unrolledDay !== dueDay && term.roll === 'nextWorkingDay'
  const notes: [DayNote, boolean][] = [
    ['deemedReceipt', from !== start],
    ['movedBehindResume', isBehindResume],
    ['rolled', isRolled],
    ['provisional', reading.beyond],
  ]
  return {
    startDate: dateOfDay(dayOf(from, calendar)),
    countedFromAt: from,
    dueAt,
    dueDate: dateOfDay(dayOf(dueAt, calendar)),
    provisional: reading.beyond,
    calendarVersion: calendar.version,
    ...rest,
    days: [...deemedDays(calendar, start, from), ...rest.days],
    ...(isRolled && { unrolledDate: dateOfDay(unrolledDay) }),
    notes: notes.filter(([, holds]) => holds).map(([note]) => note),
  }
}

/** The days a deemed receipt was waiting for business to open. */
function deemedDays(calendar: Calendar, start: Instant, from: Instant): ExplainedDay[] {
  const days: ExplainedDay[] = []
  for (let day = dayOf(start, calendar); day < dayOf(from, calendar); day++) {
    const reason = isWorkingDay(calendar, day) ? 'receiptDay' : reasonOfKind(calendar, day)
    days.push({ ...dayAt(calendar, day), counted: false, reason })
  }
  return days
}

type Found = Pick<ExplainedDays, 'dueAt' | 'days' | 'pausedDates' | 'creditedDays' | 'creditedMs'> & {
  unrolledDay: LocalDay
  dueDay: LocalDay
  isBehindResume: boolean
}

function byDate(reading: Reading, from: Instant, term: Term, pauses: readonly Pause[]): Found {
  const { calendar } = reading
  const { dueAt, lastDay, dueDay, pausedDays, isBehindResume } = countByDate(reading, from, term, pauses)
  const startDay = dayOf(from, calendar)
  const paused = new Set(pausedDays)
  let left = countOf(reading, startDay, term)
  const days: ExplainedDay[] = [{ ...dayAt(calendar, startDay), counted: false, reason: 'receiptDay' }]
  for (let day = startDay + 1; day <= dueDay; day++) {
    const isCountable = isCountedDay(openReading(calendar), day, term.unit)
    // Once all are counted, what remains was added because the last pause ended behind the due.
    const isPaused = paused.has(day) || (isCountable && left === 0)
    const isRolled = day > lastDay
    const counted = isCountable && !isPaused && !isRolled
    if (counted) left--
    const reason = isRolled ? 'rolled' : isPaused ? 'paused' : reasonOf(calendar, day, term)
    days.push({ ...dayAt(calendar, day), counted, reason })
  }
  return {
    dueAt,
    days,
    pausedDates: pausedDays.map(dateOfDay),
    creditedDays: pausedDays.length,
    unrolledDay: lastDay,
    dueDay,
    isBehindResume,
  }
}

/** How many dates a term counts when nothing pauses. */
function countOf({ calendar }: Reading, startDay: LocalDay, term: Term): number {
  return term.unit === 'workingDays'
    ? term.amount
    : lastDayOf(openReading(calendar), startDay, term) - startDay
}

function byTime(reading: Reading, from: Instant, term: Term, pauses: readonly Pause[]): Found {
  const { calendar } = reading
  const { dueAt, unrolledAt, creditedMs } = countByTime(reading, from, term, pauses)
  const [startDay, unrolledDay, dueDay] = [from, unrolledAt, dueAt].map((at) => dayOf(at, calendar)) as [
    LocalDay,
    LocalDay,
    LocalDay,
  ]
  const counted = (begin: Instant, end: Instant) => countedMsBy(openReading(calendar), begin, end, term.unit)
  const pausedDates: string[] = []
  const days: ExplainedDay[] = []
  for (let day = startDay; day <= dueDay; day++) {
    const [begin, end] = [Math.max(startOfDay(calendar, day), from), startOfDay(calendar, day + 1)]
    const pausedMs = (until: Instant) =>
      pauses.reduce(
        (sum, pause) => sum + counted(Math.max(pause.from, begin), Math.min(pause.until, until)),
        0,
      )
    const running = Math.min(end, dueAt)
    const countedMs = counted(begin, running) - pausedMs(running)
    if (pausedMs(running) > 0) pausedDates.push(dateOfDay(day))
    const isReceiptDay = day === startDay && isOfDays(term.unit)
    const isRolled = day > unrolledDay
    const isPaused = countedMs === 0 && pausedMs(running) > 0
    const reason = isReceiptDay ? 'receiptDay' : isRolled ? 'rolled' : isPaused ? 'paused' : undefined
    days.push({
      ...dayAt(calendar, day),
      counted: !isReceiptDay && !isRolled && countedMs > 0,
      // What counts on a day off is the rest of the shift that began the evening before.
      reason:
        reason ?? reasonOf(calendar, countedMs > 0 && !isWorkingDay(calendar, day) ? day - 1 : day, term),
      countedMs,
    })
  }
  return { dueAt, days, pausedDates, creditedMs, unrolledDay, dueDay, isBehindResume: false }
}

function dayAt(calendar: Calendar, day: LocalDay): Pick<ExplainedDay, 'date' | 'kind'> {
  return { date: dateOfDay(day), kind: dayKind(calendar, day).kind }
}

/** Units that count every date do not look at what kind of day it is. */
function reasonOf(calendar: Calendar, day: LocalDay, { unit }: Term): DayReason {
  return unit === 'workingDays' || unit === 'workingHours' ? reasonOfKind(calendar, day) : 'calendarDay'
}

function reasonOfKind(calendar: Calendar, day: LocalDay): DayReason {
  const { kind, known } = dayKind(calendar, day)
  if (!known) return 'beyondCalendar'
  switch (kind) {
    case 'working':
      return 'workingDay'
    case 'makeup_workday':
      return 'makeupWorkday'
    case 'holiday':
      return 'holiday'
    case 'rest':
      return 'restDay'
  }
}
