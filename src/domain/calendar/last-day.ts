import { isCountedDay, isWorked, type Reading, type Unit } from './counted-time.ts'
import { addMonths, firstWorkedDayAt, workingIntervals, type LocalDay } from './days.ts'
import type { Instant } from '../instant.ts'
import { STRETCH_DAYS, walk } from './stretches.ts'
import type { Term } from './term.ts'

/**
 * Where counting begins. A deemed receipt outside the day's business counts as the next opening, also
 * before the first interval, so that an earlier receipt is never due later.
 */
export function countedFrom(reading: Reading, start: Instant, term: Term): Instant {
  if (term.start !== 'nextWorkingDay') return start
  for (let day = firstWorkedDayAt(start, reading.calendar); ; day++) {
    const hours = isWorked(reading, day) ? workingIntervals(reading.calendar, day) : []
    const [first, last] = [hours[0], hours.at(-1)]
    if (first && last && start < last.until) return Math.max(start, first.from)
  }
}

/** The last date of a term without pauses and roll; the day it starts on is day 0. */
export function lastDayOf(reading: Reading, startDay: LocalDay, { amount, unit }: Term): LocalDay {
  if (unit === 'months') return addMonths(startDay, amount)
  return nthCountedDay(reading, startDay, unit === 'weeks' ? amount * 7 : amount, unit)
}

/** The date so many counted dates behind another. */
export function nthCountedDay(reading: Reading, startDay: LocalDay, count: number, unit: Unit): LocalDay {
  if (unit !== 'workingDays') return startDay + count
  let left = count
  if (left === 0) return startDay
  return walk(reading, startDay + 1, {
    takes: (first, stretch) => {
      if (left <= STRETCH_DAYS) return false
      left -= stretch(first).workedDays
      return true
    },
    look: (day) => isWorked(reading, day) && --left === 0,
  })
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
