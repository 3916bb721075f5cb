import type { Calendar } from './calendar.ts'
import {
  advanceBy,
  countedMsBy,
  isCountedDay,
  isWorked,
  openReading,
  type Reading,
  type Unit,
} from './counted-time.ts'
import { addMonths, closeOfDay, dayOf, endOfDay, workingIntervals, type LocalDay } from './days.ts'
import { dayMs, hourMs, type Instant } from './instant.ts'
import { mergedPauses, type Pause } from './pauses.ts'
import { instantAt, localOf } from './zone.ts'

export { advance, countedMs, type Unit } from './counted-time.ts'
export type { Pause } from './pauses.ts'

/** How long something may take. `due`, `start` and `roll` default to endOfDay (of days), plain and none. */
export type Term = {
  amount: number
  unit: Unit
  due?: 'sameTime' | 'endOfDay' | 'closeOfBusiness' | undefined
  start?: 'plain' | 'nextWorkingDay' | undefined
  roll?: 'none' | 'nextWorkingDay' | undefined
}
/** Due is the last instant in time; provisional when a day it rests on lies outside what the calendar covers. */
export type Deadline = { dueAt: Instant; provisional: boolean }

/** When something begun at an instant is due. */
export function dueOf(
  start: Instant,
  term: Term,
  calendar: Calendar,
  pauses: readonly Pause[] = [],
): Deadline {
  const reading = openReading(calendar)
  const from = countedFrom(reading, start, term)
  const stops = mergedPauses(pauses, from)
  const dueAt = isDueByDate(term)
    ? dueByDate(reading, from, term, stops)
    : dueByTime(reading, from, term, stops)
  return { dueAt, provisional: reading.beyond }
}

/** The instant at which a share (0 to 1) of the counted time is used up; the whole of it at the due instant. */
export function usedShareAt(
  share: number,
  start: Instant,
  term: Term,
  calendar: Calendar,
  pauses: readonly Pause[] = [],
): Instant {
  const { dueAt } = dueOf(start, term, calendar, pauses)
  if (share >= 1) return dueAt
  const reading = openReading(calendar)
  const counted = (from: Instant, until: Instant) => countedMsBy(reading, from, until, term.unit)
  let at = countedFrom(reading, start, term)
  const stops = mergedPauses(pauses, at).filter(({ from }) => from < dueAt)
  const paused = stops.reduce((sum, { from, until }) => sum + counted(from, Math.min(until, dueAt)), 0)
  let remaining = Math.ceil(Math.max(share, 0) * (counted(at, dueAt) - paused))
  for (const { from, until } of stops) {
    const running = counted(at, from)
    if (remaining <= running) break
    remaining -= running
    at = until
  }
  return Math.min(advanceBy(reading, at, remaining, term.unit), dueAt)
}

/** Whether a term ends with a date (its midnight or its close of business) and not at a time of day. */
export function isDueByDate({ unit, due }: Term): boolean {
  return isOfDays(unit) && due !== 'sameTime'
}

function isOfDays(unit: Unit): boolean {
  return unit !== 'seconds' && unit !== 'hours' && unit !== 'workingHours'
}

/**
 * Where counting begins. A deemed receipt outside the day's business counts as the next opening, also
 * before the first interval, so that an earlier receipt is never due later.
 */
export function countedFrom(reading: Reading, start: Instant, term: Term): Instant {
  if (term.start !== 'nextWorkingDay') return start
  for (let day = dayOf(start, reading.calendar); ; day++) {
    const hours = isWorked(reading, day) ? workingIntervals(reading.calendar, day) : []
    const [first, last] = [hours[0], hours.at(-1)]
    if (first && last && start < last.until) return Math.max(start, first.from)
  }
}

function dueByTime(reading: Reading, from: Instant, term: Term, pauses: readonly Pause[]): Instant {
  let unrolled = unpausedDue(reading, from, term)
  let due = rolledTime(reading, unrolled, term)
  for (const pause of pauses) {
    if (pause.from > due) break
    const credit = countedMsBy(reading, pause.from, pause.until, term.unit)
    // A pause that begins after the unrolled date runs in the grace of the roll: the due may not stay behind it.
    unrolled = advanceBy(reading, Math.max(unrolled, pause.from), credit, term.unit)
    due = rolledTime(reading, unrolled, term)
  }
  return due
}

function unpausedDue(reading: Reading, from: Instant, term: Term): Instant {
  const { amount, unit } = term
  if (unit === 'seconds') return from + Math.round(amount * 1000)
  if (unit === 'hours') return from + Math.round(amount * hourMs)
  if (unit === 'workingHours') return advanceBy(reading, from, Math.round(amount * hourMs), unit)
  const startDay = dayOf(from, reading.calendar)
  return atSameTime(reading, from, lastDayOf(reading, startDay, term) - startDay)
}

function atSameTime({ calendar }: Reading, at: Instant, daysLater: number): Instant {
  return instantAt(localOf(at, calendar) + daysLater * dayMs, calendar)
}

function rolledTime(reading: Reading, at: Instant, term: Term): Instant {
  if (!isOfDays(term.unit)) return at
  const day = dayOf(at, reading.calendar)
  const rolled = rolledDay(reading, day, term)
  return rolled === day ? at : atSameTime(reading, at, rolled - day)
}

function dueByDate(reading: Reading, from: Instant, term: Term, pauses: readonly Pause[]): Instant {
  const { calendar } = reading
  const lastDay = lastDayOf(reading, dayOf(from, calendar), term)
  let credited = 0
  let due = endOf(reading, rolledDay(reading, lastDay, term), term)
  for (const pause of pauses) {
    if (pause.from > due) break
    credited += countedDates(
      reading,
      dayOf(pause.from, calendar),
      dayOf(pause.until, calendar),
      term.unit,
    ).length
    const day = nthCountedDay(reading, lastDay, credited, term.unit)
    due = endOf(reading, rolledDay(reading, day, term), term)
    if (due < pause.until) due = nextEnd(reading, pause.until, term)
  }
  return due
}

/** The last date of a term without pauses and roll; the day it starts on is day 0. */
export function lastDayOf(reading: Reading, startDay: LocalDay, { amount, unit }: Term): LocalDay {
  if (unit === 'months') return addMonths(startDay, amount)
  return nthCountedDay(reading, startDay, unit === 'weeks' ? amount * 7 : amount, unit)
}

function nthCountedDay(reading: Reading, startDay: LocalDay, count: number, unit: Unit): LocalDay {
  if (unit !== 'workingDays') return startDay + count
  let day = startDay
  for (let counted = 0; counted < count;) if (isWorked(reading, ++day)) counted++
  return day
}

/** The counted dates behind one date, up to and with another. */
export function countedDates(reading: Reading, after: LocalDay, until: LocalDay, unit: Unit): LocalDay[] {
  const days: LocalDay[] = []
  for (let day = after + 1; day <= until; day++) if (isCountedDay(reading, day, unit)) days.push(day)
  return days
}

/** A last date that is not worked moves to the next working day; a make-up workday is worked. */
export function rolledDay(reading: Reading, day: LocalDay, { roll, unit }: Term): LocalDay {
  if (roll !== 'nextWorkingDay' || unit === 'workingDays') return day
  let rolled = day
  while (!isWorked(reading, rolled)) rolled++
  return rolled
}

/** A date without business hours ends at midnight, also where the term asks for the close. */
function endOf(reading: Reading, day: LocalDay, { due }: Term): Instant {
  const { calendar } = reading
  const close = due === 'closeOfBusiness' && isWorked(reading, day) ? closeOfDay(calendar, day) : undefined
  return close ?? endOfDay(calendar, day)
}

function nextEnd(reading: Reading, at: Instant, term: Term): Instant {
  const isEnding = (day: LocalDay) =>
    term.due === 'closeOfBusiness' ? isWorked(reading, day) : isCountedDay(reading, day, term.unit)
  for (let day = dayOf(at, reading.calendar); ; day++) {
    if (!isEnding(day)) continue
    const end = endOf(reading, rolledDay(reading, day, term), term)
    if (end >= at) return end
  }
}
