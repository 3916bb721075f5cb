import type { Calendar } from './calendar.ts'

/** A calendar being read: remembers whether any day asked about lies outside what the calendar settles. */
export type Reading = { calendar: Calendar; beyond: boolean }

export function openReading(calendar: Calendar): Reading {
  return { calendar, beyond: false }
}
