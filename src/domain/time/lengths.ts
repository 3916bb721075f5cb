import { dayMs, hourMs } from '../instant.ts'
import type { Unit } from '../calendar/counting.ts'

/** How long a unit is where only its size matters: no calendar is asked. */
export const LENGTH_MS: Readonly<Record<Unit, number>> = {
  seconds: 1_000,
  hours: hourMs,
  workingHours: hourMs,
  workingDays: dayMs,
  calendarDays: dayMs,
  weeks: 7 * dayMs,
  months: 30 * dayMs,
}
