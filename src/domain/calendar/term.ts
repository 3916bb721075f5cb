import { hourMs, minuteMs } from '../instant.ts'
import type { Unit } from './counted-time.ts'

/** How long something may take. `due`, `start` and `roll` default to endOfDay (of days), plain and none. */
export type Term = {
  amount: number
  unit: Unit
  due?: 'sameTime' | 'endOfDay' | 'closeOfBusiness' | undefined
  start?: 'plain' | 'nextWorkingDay' | undefined
  roll?: 'none' | 'nextWorkingDay' | undefined
}

/** Whether a term ends with a date (its midnight or its close of business) and not at a time of day. */
export function isDueByDate({ unit, due }: Term): boolean {
  return isOfDays(unit) && due !== 'sameTime'
}

/** Units that are measured in time, and how long one is. */
export const MEASURED_MS = {
  seconds: 1_000,
  minutes: minuteMs,
  hours: hourMs,
  workingHours: hourMs,
} as const satisfies Partial<Record<Unit, number>>
type Measured = keyof typeof MEASURED_MS

export const isMeasured = (unit: Unit): unit is Measured => unit in MEASURED_MS

/** Units whose terms are counted in dates; the others are measured in time. */
export function isOfDays(unit: Unit): boolean {
  return !isMeasured(unit)
}
