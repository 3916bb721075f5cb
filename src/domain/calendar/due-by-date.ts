import { isCountedDay, isWorked, type Reading } from './counted-time.ts'
import { closeOfDay, dayOf, endOfDay, type LocalDay } from './days.ts'
import type { Instant } from '../instant.ts'
import { countedDates, lastDayOf, nthCountedDay, rolledDay } from './last-day.ts'
import type { Pause } from './pauses.ts'
import type { Term } from './term.ts'

/**
 * How a term that ends with a date comes to its due: `lastDay` is the date before it rolls, `dueDay` the one after.
 * A night shift closes on the morning behind it.
 */
export type DateCount = {
  dueAt: Instant
  lastDay: LocalDay
  dueDay: LocalDay
  pausedDays: LocalDay[]
  isBehindResume: boolean
}

/**
 * Every pause begun in time moves the last date by the counted dates behind its first, up to and with the
 * date of its resume; a due that would still lie before the last resume moves to the next end of its kind.
 */
export function countByDate(
  reading: Reading,
  from: Instant,
  term: Term,
  pauses: readonly Pause[],
): DateCount {
  const { calendar } = reading
  const unpaused = lastDayOf(reading, dayOf(from, calendar), term)
  const pausedDays: LocalDay[] = []
  let count = countAt(reading, unpaused, term, pausedDays)
  for (const pause of pauses) {
    if (pause.from > count.dueAt) break
    pausedDays.push(
      ...countedDates(reading, dayOf(pause.from, calendar), dayOf(pause.until, calendar), term.unit),
    )
    const moved = nthCountedDay(reading, unpaused, pausedDays.length, term.unit)
    count = countAt(reading, moved, term, pausedDays)
    if (count.dueAt < pause.until) count = countBehind(reading, pause.until, term, pausedDays)
  }
  return count
}

function countAt(reading: Reading, lastDay: LocalDay, term: Term, pausedDays: LocalDay[]): DateCount {
  const dueDay = rolledDay(reading, lastDay, term)
  return { dueAt: endOf(reading, dueDay, term), lastDay, dueDay, pausedDays, isBehindResume: false }
}

function countBehind(reading: Reading, resumeAt: Instant, term: Term, pausedDays: LocalDay[]): DateCount {
  const isEnding = (day: LocalDay) =>
    term.due === 'closeOfBusiness' ? isWorked(reading, day) : isCountedDay(reading, day, term.unit)
  for (let day = dayOf(resumeAt, reading.calendar); ; day++) {
    if (!isEnding(day)) continue
    const count = countAt(reading, day, term, pausedDays)
    if (count.dueAt >= resumeAt) return { ...count, isBehindResume: true }
  }
}

/** A date without business hours ends at midnight, also where the term asks for the close. */
function endOf(reading: Reading, day: LocalDay, { due }: Term): Instant {
  const { calendar } = reading
  const close = due === 'closeOfBusiness' && isWorked(reading, day) ? closeOfDay(calendar, day) : undefined
  return close ?? endOfDay(calendar, day)
}
