import type { Calendar } from './calendar.ts'
import { dayOf, firstWorkedDayAt, isSettled, isWorkingDay, workingIntervals, type LocalDay } from './days.ts'
import { dayMs, type Instant } from '../instant.ts'
import { openReading, type Reading } from './reading.ts'
import { STRETCH_DAYS, walk } from './stretches.ts'
import { firstInstantAt, steadyLocalOf } from './zone.ts'

export type Unit =
  | 'seconds'
  | 'minutes'
  | 'hours'
  | 'workingHours'
  | 'workingDays'
  | 'calendarDays'
  | 'weeks'
  | 'months'

export { openReading, type Reading } from './reading.ts'

/** Whether a day is worked; the only way that counting looks at the kind of a day. */
export function isWorked(reading: Reading, day: LocalDay): boolean {
  if (!isSettled(reading.calendar, day)) reading.beyond = true
  return isWorkingDay(reading.calendar, day)
}

/** Whether a date counts for a unit of days. */
export function isCountedDay(reading: Reading, day: LocalDay, unit: Unit): boolean {
  return unit !== 'workingDays' || isWorked(reading, day)
}

/**
 * The counted time in an interval: elapsed for hours, working time for working hours, 24 hours for
 * each counted local date and nothing for any other.
 */
export function countedMs(from: Instant, until: Instant, unit: Unit, calendar: Calendar): number {
  return countedMsBy(openReading(calendar), from, until, unit)
}

/** The earliest instant by which so much counted time has passed. */
export function advance(from: Instant, ms: number, unit: Unit, calendar: Calendar): Instant {
  return advanceBy(openReading(calendar), from, ms, unit)
}

export function countedMsBy(reading: Reading, from: Instant, until: Instant, unit: Unit): number {
  if (until <= from) return 0
  switch (unit) {
    case 'seconds':
    case 'minutes':
    case 'hours':
      return until - from
    case 'workingHours':
      return workingMs(reading, from, until)
    case 'workingDays':
      return workedDatesMs(reading, from, until)
    case 'calendarDays':
    case 'weeks':
    case 'months':
      return steadyLocalOf(until, reading.calendar) - steadyLocalOf(from, reading.calendar)
  }
}

export function advanceBy(reading: Reading, from: Instant, ms: number, unit: Unit): Instant {
  if (ms <= 0) return from
  switch (unit) {
    case 'seconds':
    case 'minutes':
    case 'hours':
      return from + ms
    case 'workingHours':
      return advanceWorkingMs(reading, from, ms)
    case 'workingDays':
      return advanceWorkedDates(reading, from, ms)
    case 'calendarDays':
    case 'weeks':
    case 'months':
      return firstInstantAt(steadyLocalOf(from, reading.calendar) + ms, reading.calendar)
  }
}

function workingMs(reading: Reading, from: Instant, until: Instant): number {
  let total = 0
  const firstDay = dayOf(from, reading.calendar)
  const lastDay = dayOf(until - 1, reading.calendar)
  walk(reading, firstWorkedDayAt(from, reading.calendar), {
    until: lastDay + 1,
    // Where the clock is put back at midnight, the day beside the first or last is cut too.
    takes: (first, stretch) => {
      if (first <= firstDay + 1 || first + STRETCH_DAYS >= lastDay) return false
      total += stretch(first).workingMs
      return true
    },
    look: (day) => {
      for (const interval of intervalsOf(reading, day)) {
        total += Math.max(Math.min(interval.until, until) - Math.max(interval.from, from), 0)
      }
      return false
    },
  })
  return total
}

function advanceWorkingMs(reading: Reading, from: Instant, ms: number): Instant {
  let remaining = ms
  let reached: Instant | undefined
  const firstDay = dayOf(from, reading.calendar)
  walk(reading, firstWorkedDayAt(from, reading.calendar), {
    takes: (first, stretch) => {
      if (first <= firstDay + 1 || remaining <= LONGEST_STRETCH_MS) return false
      remaining -= stretch(first).workingMs
      return true
    },
    look: (day) => {
      for (const interval of intervalsOf(reading, day)) {
        const begin = Math.max(interval.from, from)
        const length = Math.max(interval.until - begin, 0)
        if (length > 0 && remaining <= length) reached ??= begin + remaining
        remaining -= length
      }
      return reached !== undefined
    },
  })
  return reached!
}

/** No stretch holds more working time, also where the clock is put back. */
const LONGEST_STRETCH_MS = (STRETCH_DAYS + 1) * dayMs

function intervalsOf(reading: Reading, day: LocalDay) {
  return isWorked(reading, day) ? workingIntervals(reading.calendar, day) : []
}

function workedDatesMs(reading: Reading, from: Instant, until: Instant): number {
  const begin = steadyLocalOf(from, reading.calendar)
  const end = steadyLocalOf(until, reading.calendar)
  let total = 0
  walk(reading, Math.floor(begin / dayMs), {
    until: Math.ceil(end / dayMs),
    takes: (first, stretch) => {
      if (first * dayMs < begin || (first + STRETCH_DAYS) * dayMs > end) return false
      total += stretch(first).workedDays * dayMs
      return true
    },
    look: (day) => {
      if (isWorked(reading, day)) total += Math.min((day + 1) * dayMs, end) - Math.max(day * dayMs, begin)
      return false
    },
  })
  return total
}

function advanceWorkedDates(reading: Reading, from: Instant, ms: number): Instant {
  let remaining = ms
  const begin = steadyLocalOf(from, reading.calendar)
  const countedIn = (day: LocalDay) => (day + 1) * dayMs - Math.max(day * dayMs, begin)
  const last = walk(reading, Math.floor(begin / dayMs), {
    takes: (first, stretch) => {
      if (first * dayMs < begin || remaining <= LONGEST_STRETCH_MS) return false
      remaining -= stretch(first).workedDays * dayMs
      return true
    },
    look: (day) => {
      if (!isWorked(reading, day)) return false
      if (remaining <= countedIn(day)) return true
      remaining -= countedIn(day)
      return false
    },
  })
  return firstInstantAt(Math.max(last * dayMs, begin) + remaining, reading.calendar)
}
