import { dayMs } from '../instant.ts'
import type { Unit } from '../calendar/counting.ts'
import { MEASURED_MS } from '../calendar/term.ts'

/** How long a unit is where only its size matters: no calendar is asked. */
export const LENGTH_MS: Readonly<Record<Unit, number>> = {
  ...MEASURED_MS,
  workingDays: dayMs,
  calendarDays: dayMs,
  weeks: 7 * dayMs,
  months: 30 * dayMs,
}
