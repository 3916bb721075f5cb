import type { Calendar } from './calendar.ts'
import { advanceBy, countedMsBy, openReading } from './counted-time.ts'
import { countByDate } from './due-by-date.ts'
import { countByTime } from './due-by-time.ts'
import type { Instant } from '../instant.ts'
import { countedFrom } from './last-day.ts'
import { mergedPauses, type Pause } from './pauses.ts'
import { isDueByDate, type Term } from './term.ts'

export { advance, countedMs, type Unit } from './counted-time.ts'
export type { Pause } from './pauses.ts'
export type { Term } from './term.ts'

/** Due is the last instant in time; provisional when a day it rests on is not settled by the calendar. */
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
  const count = isDueByDate(term) ? countByDate : countByTime
  const { dueAt } = count(reading, from, term, mergedPauses(pauses, from))
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
  const totalMs = counted(at, dueAt) - paused
  // From midnight of a day off to midnight of the next working day nothing counts: all of it is used up at the due.
  if (totalMs === 0) return dueAt
  let remaining = Math.ceil(Math.max(share, 0) * totalMs)
  for (const { from, until } of stops) {
    const running = counted(at, from)
    if (remaining <= running) break
    remaining -= running
    at = until
  }
  return Math.min(advanceBy(reading, at, remaining, term.unit), dueAt)
}
