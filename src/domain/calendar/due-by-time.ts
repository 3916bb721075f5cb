import { advanceBy, countedMsBy, type Reading } from './counted-time.ts'
import { dayOf } from './days.ts'
import { dayMs, type Instant } from '../instant.ts'
import { lastDayOf, rolledDay } from './last-day.ts'
import type { Pause } from './pauses.ts'
import { isMeasured, isOfDays, MEASURED_MS, type Term } from './term.ts'
import { instantAt, localOf } from './zone.ts'

/** How a term that ends at a time of day comes to its due: `unrolledAt` is the due before it rolls. */
export type TimeCount = { dueAt: Instant; unrolledAt: Instant; creditedMs: number }

/** Every pause begun in time moves the due by the counted time inside it, and by no more. */
export function countByTime(
  reading: Reading,
  from: Instant,
  term: Term,
  pauses: readonly Pause[],
): TimeCount {
  let unrolledAt = unpausedDue(reading, from, term)
  let dueAt = rolledTime(reading, unrolledAt, term)
  let creditedMs = 0
  for (const pause of pauses) {
    if (pause.from > dueAt) break
    const creditMs = countedMsBy(reading, pause.from, pause.until, term.unit)
    // A pause that begins after the unrolled date runs in the grace of the roll: the due may not stay behind it.
    unrolledAt = advanceBy(reading, Math.max(unrolledAt, pause.from), creditMs, term.unit)
    dueAt = rolledTime(reading, unrolledAt, term)
    creditedMs += creditMs
  }
  return { dueAt, unrolledAt, creditedMs }
}

function unpausedDue(reading: Reading, from: Instant, term: Term): Instant {
  const { amount, unit } = term
  if (isMeasured(unit)) return advanceBy(reading, from, Math.round(amount * MEASURED_MS[unit]), unit)
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
