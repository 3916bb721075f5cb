import { Calendar } from '../domain/calendar/calendar.ts'
import type { LoadedYear, PublishedDocument } from '../domain/calendar/loaded-year.ts'
import type { Misfit } from '../files/fault.ts'
import { asPublished, changedDays, misfitOf, withYear } from './published-year.ts'
import { missingOffsets, withOffsets } from './zone-offsets.ts'

/** The calendars that count now. */
export type Calendars = Pick<ReadonlyMap<string, Calendar>, 'get' | 'values'>

/** Each is its file with the years that were loaded beside it. */
export type CalendarsInForce = Calendars & {
  /** As the file alone is. */
  fileOf(id: string): Calendar | undefined
  /** Sees at once what was loaded. */
  refresh(): Promise<void>
}

/**
 * The calendar of a file with the years that were loaded beside it, and those of them that do not fit it. A year counts
 * until the file has another version that covers it: then the file says how that year is.
 */
export function withLoadedYears(
  file: Calendar,
  years: readonly LoadedYear[],
): { calendar: Calendar; unfit: LoadedYear[] } {
  const own = years.filter(({ calendar }) => calendar === file.id)
  const counting = own.filter(({ onto, document }) => onto === file.version || !covers(file, document.year))
  // Of several of one year the latest, in the place of the first: what came after it was loaded onto it.
  const latest = new Map(counting.map((one) => [one.document.year, one]))
  const unfit: LoadedYear[] = []
  let calendar = file
  for (const one of latest.values()) {
    const extended = extendedBy(calendar, one)
    if (extended) calendar = extended
    else unfit.push(one)
  }
  return { calendar, unfit }
}

const covers = ({ coversFrom, coversUntil }: Calendar, year: number): boolean =>
  coversFrom <= `${year}-01-01` && coversUntil >= `${year}-12-31`

/** Its version says of which file and which editions of years it is made: no other calendar is called so. */
function extendedBy(calendar: Calendar, { document, edition, offsets }: LoadedYear): Calendar | undefined {
  const published = asPublished(document)
  if (misfitOf(calendar, published, true)) return undefined
  const version = `${calendar.version}+${document.year}.${edition}`
  const extended = withOffsets({ ...withYear(calendar, published), version }, offsets)
  return Calendar.safeParse(extended).success ? extended : undefined
}

/** What comes of loading a year; nothing to record where all of it is so already. */
export type Loading =
  | { misfits: Misfit[] }
  | { misfits?: never; before: Calendar; after: Calendar; year?: LoadedYear }

/** What would come of loading a year beside a file and what was loaded before. */
export function loadingOf(
  file: Calendar,
  years: readonly LoadedYear[],
  { document, replace }: { document: PublishedDocument; replace: boolean },
): Loading {
  const before = withLoadedYears(file, years).calendar
  const published = asPublished(document)
  const wanted = withYear(before, published)
  if (isSame(before, wanted)) return { before, after: before }
  const misfit = misfitOf(before, published, replace)
  if (misfit) return { misfits: [misfit] }
  const read = Calendar.safeParse(wanted)
  if (!read.success) return { misfits: read.error.issues }
  const edition = 1 + years.filter(({ document: { year } }) => year === document.year).length
  const offsets = missingOffsets(wanted)
  const year = { calendar: file.id, edition, document, offsets, onto: file.version }
  return { before, after: withLoadedYears(file, [...years, year]).calendar, year }
}

const isSame = (one: Calendar, other: Calendar): boolean =>
  one.coversFrom === other.coversFrom &&
  one.coversUntil === other.coversUntil &&
  changedDays(one, other).length === 0
