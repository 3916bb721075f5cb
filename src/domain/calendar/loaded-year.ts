import type { Calendar } from './calendar.ts'

/** A year as it was published: in our own form, or in that of holiday-cn, days off and days worked. */
export type PublishedDocument = {
  year: number
  holidays?: string[] | undefined
  makeupWorkdays?: string[] | undefined
  days?: { date: string; isOffDay: boolean }[] | undefined
}

/** A year that was loaded beside the file of a calendar. */
export type LoadedYear = {
  calendar: string
  /** Counts what was loaded of this year. */
  edition: number
  document: PublishedDocument
  /** What the file does not say yet of the zone. */
  offsets: Calendar['offsets']
  /** The version of the file that it was loaded onto. */
  onto: string
}
