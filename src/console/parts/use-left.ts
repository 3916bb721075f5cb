import { countedMs } from '../../domain/calendar/counting.ts'
import type { Calendar } from '../../domain/calendar/calendar.ts'
import type { ComplaintShown, RunShown } from '../asking/contract.ts'
import { useAsk } from '../asking/use-ask.ts'
import { useNow } from './use-now.ts'

/** Calendars change once a year. */
const FRESH_MS = 600_000

/** The calendar that a complaint counts by, where it is one of those in force. */
export function useCalendar({ id, version }: ComplaintShown['calendar']): Calendar | undefined {
  const { data } = useAsk('listCalendars', {}, { freshMs: FRESH_MS })
  return data?.data.find((one) => one.id === id && one.version === version)
}

/**
 * What is left of a clock in the time that it counts, less than nothing when it is over: by the same counting as the
 * complaint's own, so that it ticks while nobody can be asked. By an older calendar it stands as it was told.
 */
export function useLeft(run: RunShown, calendar: Calendar | undefined): number {
  const now = useNow()
  if (run.state !== 'running' || run.paused || !calendar) return run.remaining.ms
  const dueAt = Date.parse(run.breachTime)
  const counted = (from: number, until: number) => countedMs(from, until, run.remaining.unit, calendar)
  return now <= dueAt ? counted(now, dueAt) : -counted(dueAt, now)
}
