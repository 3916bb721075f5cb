import type { Calendar } from './calendar.ts'
import { isSettled, isWorkingDay, workingIntervals, type LocalDay } from './days.ts'
import type { Reading } from './reading.ts'

/** So many days are counted once and then taken together: what counts over many years does not look at each day. */
export const STRETCH_DAYS = 64

/** What the days of one stretch come to. */
type Stretch = { workedDays: number; workingMs: number }

const stretches = new WeakMap<Calendar, Map<number, Stretch>>()

function stretchOf(calendar: Calendar, number: number): Stretch {
  let known = stretches.get(calendar)
  if (!known) stretches.set(calendar, (known = new Map()))
  let stretch = known.get(number)
  if (!stretch) known.set(number, (stretch = count(calendar, number * STRETCH_DAYS)))
  return stretch
}

function count(calendar: Calendar, first: LocalDay): Stretch {
  const stretch = { workedDays: 0, workingMs: 0 }
  for (let day = first; day < first + STRETCH_DAYS; day++) {
    if (!isWorkingDay(calendar, day)) continue
    stretch.workedDays++
    for (const { from, until } of workingIntervals(calendar, day)) stretch.workingMs += until - from
  }
  return stretch
}

/**
 * Walks over days from one on (up to but without another), whole stretches at once where `takes` takes them, else day
 * by day until `look` has seen enough. Returns the day at which it stopped.
 */
export function walk(
  reading: Reading,
  from: LocalDay,
  steps: {
    until?: LocalDay
    /** Whether all days of the stretch that begins with this one are wanted; then it must count them. */
    takes: (first: LocalDay, stretch: (first: LocalDay) => Stretch) => boolean
    look: (day: LocalDay) => boolean
  },
): LocalDay {
  const { until = Infinity, takes, look } = steps
  const { calendar } = reading
  let day = from
  while (day < until) {
    const isFirst = day % STRETCH_DAYS === 0 && day + STRETCH_DAYS <= until
    if (isFirst && takes(day, (first) => stretchOf(calendar, first / STRETCH_DAYS))) {
      const isKnown = isSettled(calendar, day) && isSettled(calendar, day + STRETCH_DAYS - 1)
      if (!isKnown) reading.beyond = true
      day += STRETCH_DAYS
    } else if (look(day)) return day
    else day++
  }
  return day
}
