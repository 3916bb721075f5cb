import { z } from 'zod'
import { Calendar } from '../domain/calendar/calendar.ts'
import type { PublishedDocument } from '../domain/calendar/loaded-year.ts'
import { linesOf, unusable, type Misfit } from '../files/fault.ts'
import { readJson } from '../files/read.ts'

const LocalDate = z.iso.date('It is a date like 2027-10-01.')
const Year = z.int().min(1970).max(2200)

/** One year as it was published, in our own form … */
export const OwnYear = z.object({
  year: Year,
  holidays: z.array(LocalDate),
  makeupWorkdays: z.array(LocalDate).default([]),
})
/** … or in that of holiday-cn: days off and days worked. */
export const HolidayCnYear = z.object({
  year: Year,
  days: z.array(z.object({ date: LocalDate, isOffDay: z.boolean(), name: z.string().optional() })),
})
export type PublishedYear = { year: number; holidays: string[]; makeupWorkdays: string[] }

const WHAT = 'A published year'
const FORMS =
  'It takes {"year", "holidays": ["2027-01-01", …], "makeupWorkdays": […]} or {"year", "days": [{"date", "isOffDay"}]}.'

/** The year that a file publishes in either form, for the calendar that is to have it. */
export function readPublishedYear(
  file: string,
  calendar: Calendar,
  { replace = false }: { replace?: boolean } = {},
): PublishedYear {
  const published = publishedIn(file)
  const misfit = misfitOf(calendar, published, replace)
  if (misfit) throw unusable(WHAT, file, [misfit])
  const extended = Calendar.safeParse(withYear(calendar, published), { reportInput: true })
  if (!extended.success) throw unusable(WHAT, file, linesOf(extended.error))
  return published
}

function publishedIn(file: string): PublishedYear {
  const json = readJson(file)
  const isOfHolidayCn = typeof json === 'object' && json !== null && 'days' in json
  const read = (isOfHolidayCn ? HolidayCnYear : OwnYear).safeParse(json, { reportInput: true })
  if (!read.success) throw unusable(WHAT, file, [...linesOf(read.error), { says: FORMS }])
  return asPublished(read.data)
}

/** The same, whichever form it was published in. */
export function asPublished({ year, days, holidays, makeupWorkdays = [] }: PublishedDocument): PublishedYear {
  if (!days) return { year, holidays: holidays ?? [], makeupWorkdays }
  const dates = (off: boolean) => days.filter(({ isOffDay }) => isOffDay === off).map(({ date }) => date)
  return { year, holidays: dates(true), makeupWorkdays: dates(false) }
}

/**
 * The calendar with one more year, or with one year replaced. A notice may also settle the last days of the year before
 * (31 December off for New Year): those change, the rest of that year stays.
 */
export function withYear(calendar: Calendar, published: PublishedYear): Calendar {
  const { year } = published
  const [first, last] = [yearOf(calendar.coversFrom), yearOf(calendar.coversUntil)]
  const isOfYear = (date: string) => yearOf(date) === year
  const settled = new Set([...published.holidays, ...published.makeupWorkdays])
  const merged = (years: Record<string, string[]>, added: string[]) =>
    byYear([...datesOf(years).filter((date) => !isOfYear(date) && !settled.has(date)), ...added])
  return {
    ...calendar,
    version: nextVersion(calendar, Math.max(last, year)),
    coversFrom: year < first ? `${year}-01-01` : calendar.coversFrom,
    coversUntil: year >= last ? `${year}-12-31` : calendar.coversUntil,
    ...(calendar.settledUntil !== undefined &&
      year >= last && { settledUntil: `${year}${calendar.settledUntil.slice(4)}` }),
    holidays: merged(calendar.holidays, published.holidays),
    makeupWorkdays: merged(calendar.makeupWorkdays, published.makeupWorkdays),
  }
}

/** A year that would leave a gap, one that is there already and is not to be replaced, days that are not of it. */
export function misfitOf(
  { id, coversFrom, coversUntil }: Calendar,
  { year, holidays, makeupWorkdays }: PublishedYear,
  replace: boolean,
): Misfit | undefined {
  const fault = (field: string, message: string) => ({ path: [field], message })
  const [first, last] = [yearOf(coversFrom), yearOf(coversUntil)]
  const unfinished = year === last && coversUntil < `${year}-12-31`
  if (year < first - 1 || year > last + 1) {
    const missing = year > last ? last + 1 : first - 1
    const message = `${id} covers ${coversFrom} to ${coversUntil}; ${year} would leave a gap. Load ${missing} first.`
    return fault('year', message)
  }
  if (year >= first && year <= last && !unfinished && !replace)
    return fault('year', `${id} covers ${year} already. To put this year in its place, say replace.`)
  const dates = [...holidays, ...makeupWorkdays]
  const fieldOf = (date: string) => (holidays.includes(date) ? 'holidays' : 'makeupWorkdays')
  const stray = dates.find((date) => yearOf(date) !== year && yearOf(date) !== year - 1)
  if (stray) return fault(fieldOf(stray), `${stray} does not belong to the year ${year}.`)
  const early = dates.find((date) => yearOf(date) < year && date < coversFrom)
  if (early) return fault(fieldOf(early), `${early} lies before what ${id} covers (from ${coversFrom}).`)
  const both = holidays.find((date) => makeupWorkdays.includes(date))
  if (both) return fault('holidays', `${both} is both a holiday and a make-up workday.`)
  return holidays.some((date) => yearOf(date) === year)
    ? undefined
    : fault('holidays', `It names no holiday in ${year}.`)
}

/** What loading changes, a line a date: + and - for holidays and make-up workdays that come and go. */
export function differenceOf(before: Calendar, after: Calendar): string[] {
  const lines = [`version ${before.version} → ${after.version}`]
  if (before.coversFrom !== after.coversFrom)
    lines.push(`covers from ${before.coversFrom} → ${after.coversFrom}`)
  if (before.coversUntil !== after.coversUntil) {
    lines.push(`covers until ${before.coversUntil} → ${after.coversUntil}`)
  }
  const told = { holiday: 'holiday', makeupWorkday: 'make-up workday' } as const
  const changes = changedDays(before, after)
  return [
    ...lines,
    ...changes.map(({ date, kind, isAdded }) => `${isAdded ? '+' : '-'} ${date} ${told[kind]}`),
  ]
}

export type ChangedDay = { date: string; kind: 'holiday' | 'makeupWorkday'; isAdded: boolean }

/** The days that come and go, in order. */
export function changedDays(before: Calendar, after: Calendar): ChangedDay[] {
  const changes = (['holidays', 'makeupWorkdays'] as const).flatMap((field): ChangedDay[] => {
    const kind = field === 'holidays' ? 'holiday' : 'makeupWorkday'
    const [old, young] = [datesOf(before[field]), datesOf(after[field])]
    const gone = old.filter((date) => !young.includes(date))
    const come = young.filter((date) => !old.includes(date))
    return [
      ...gone.map((date) => ({ date, kind, isAdded: false }) as const),
      ...come.map((date) => ({ date, kind, isAdded: true }) as const),
    ]
  })
  return changes.toSorted((one, other) => (one.date < other.date ? -1 : 1))
}

/** Dates without their year, grouped by it, in order and each once. */
export function byYear(dates: readonly string[]): Record<string, string[]> {
  const years: Record<string, string[]> = {}
  for (const date of [...new Set(dates)].toSorted()) (years[date.slice(0, 4)] ??= []).push(date.slice(5))
  return years
}

/** The full dates of a calendar's years. */
export function datesOf(years: Record<string, string[]>): string[] {
  return Object.entries(years).flatMap(([year, days]) => days.map((day) => `${year}-${day}`))
}

function nextVersion({ id, version }: Calendar, lastYear: number): string {
  const revision = new RegExp(`-${lastYear}\\.(\\d+)$`).exec(version)
  return `${id}-${lastYear}.${revision ? Number(revision[1]) + 1 : 1}`
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4))
}
