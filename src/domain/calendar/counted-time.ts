import type { Calendar } from './calendar.ts'
import { firstWorkedDayAt, isSettled, isWorkingDay, workingIntervals, type LocalDay } from './days.ts'
import { dayMs, type Instant } from '../instant.ts'
import { firstInstantAt, localOf, steadyLocalOf } from './zone.ts'

export type Unit = 'seconds' | 'hours' | 'workingHours' | 'workingDays' | 'calendarDays' | 'weeks' | 'months'

/** A calendar being read: remembers whether any day asked about lies outside what the calendar settles. */
export type Reading = { calendar: Calendar; beyond: boolean }

export function openReading(calendar: Calendar): Reading {
  return { calendar, beyond: false }
}

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
  const lastDay = Math.floor(localOf(until - 1, reading.calendar) / dayMs)
  for (let day = firstWorkedDayAt(from, reading.calendar); day <= lastDay; day++) {
    for (const interval of intervalsOf(reading, day)) {
      total += Math.max(Math.min(interval.until, until) - Math.max(interval.from, from), 0)
    }
  }
  return total
}

function advanceWorkingMs(reading: Reading, from: Instant, ms: number): Instant {
  let remaining = ms
  for (let day = firstWorkedDayAt(from, reading.calendar); ; day++) {
    for (const interval of intervalsOf(reading, day)) {
      const begin = Math.max(interval.from, from)
      const length = Math.max(interval.until - begin, 0)
      if (length > 0 && remaining <= length) return begin + remaining
      remaining -= length
    }
  }
}

function intervalsOf(reading: Reading, day: LocalDay) {
  return isWorked(reading, day) ? workingIntervals(reading.calendar, day) : []
}

function workedDatesMs(reading: Reading, from: Instant, until: Instant): number {
  const begin = steadyLocalOf(from, reading.calendar)
  const end = steadyLocalOf(until, reading.calendar)
  let total = 0
  for (let day = Math.floor(begin / dayMs); day * dayMs < end; day++) {
    if (isWorked(reading, day)) total += Math.min((day + 1) * dayMs, end) - Math.max(day * dayMs, begin)
  }
  return total
}

function advanceWorkedDates(reading: Reading, from: Instant, ms: number): Instant {
  let remaining = ms
  let local = steadyLocalOf(from, reading.calendar)
  for (let day = Math.floor(local / dayMs); ; day++) {
    if (isWorked(reading, day)) {
      const length = (day + 1) * dayMs - local
      if (remaining <= length) return firstInstantAt(local + remaining, reading.calendar)
      remaining -= length
    }
    local = (day + 1) * dayMs
  }
}
