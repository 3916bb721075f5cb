import { z } from 'zod'
import { hoursOf } from './hours.ts'

const LocalDate = z.iso.date('It is a date like 2026-10-01.')
const MonthDay = z
  .string()
  .refine((text) => z.iso.date().safeParse(`2024-${text}`).success, 'It is a day of the year like 10-01.')
const Year = z.string().regex(/^\d{4}$/, 'It is a year like 2026.')
/** Hours that end at or before their beginning end on the next day: a night shift belongs to the day it begins. */
const Hours = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, {
  error: 'They are hours like 09:00-18:00, or 22:00-06:00 over midnight.',
})
const Intervals = z.array(Hours).check((context) => {
  for (const sentence of faultsOfIntervals(context.value)) fault(context, sentence)
})
const Dates = z.record(Year, z.array(MonthDay))

/**
 * Which days and hours are worked: the same shape in the calendar's file and in a workflow's snapshot.
 * An explicit date beats the rule of the week. Once read, a calendar is never changed in place.
 */
export const Calendar = z
  .strictObject({
    id: z.string().min(1),
    version: z.string().min(1),
    zone: z
      .string()
      .min(1)
      .meta({ description: 'IANA name, for display; the offsets below are what counts' }),
    offsets: z.array(z.tuple([z.int(), z.int().min(-1440).max(1440)])).min(1),
    week: z.array(Intervals).length(7).meta({ description: 'index 0 is Sunday; [] is a rest day' }),
    makeupHours: Intervals,
    coversFrom: LocalDate,
    coversUntil: LocalDate,
    settledUntil: LocalDate.optional().meta({
      description: 'The last date that the next notice no longer changes; without it, coversUntil',
    }),
    holidays: Dates,
    makeupWorkdays: Dates,
    fixedHolidays: z.array(MonthDay).max(60),
    source: z.string().optional(),
  })
  .check((context) => {
    for (const { at, message } of faultsOf(context.value)) fault(context, message, at)
  })
export type Calendar = z.infer<typeof Calendar>

/** What is wrong, in one of its fields. */
type Fault = { at: keyof Calendar; message: string }

function fault(context: z.core.ParsePayload, message: string, ...path: string[]): void {
  context.issues.push({ code: 'custom', message, path, input: context.value })
}

function faultsOfIntervals(hours: readonly string[]): string[] {
  const faults: string[] = []
  let last = ''
  for (const [index, interval] of hours.entries()) {
    const { from, until, isOverMidnight } = hoursOf(interval)
    if (isOverMidnight && index < hours.length - 1)
      faults.push(`The hours ${interval} reach into the next day: no others of their day may follow them.`)
    if (from < last) faults.push(`The hours ${interval} overlap the hours before them or stand out of order.`)
    last = isOverMidnight ? '24:00' : until
  }
  return faults
}

/** Any two kinds of day may follow one another, so no night may end behind any morning's beginning. */
function faultsOfNights({ week, makeupHours }: Pick<Calendar, 'week' | 'makeupHours'>): Fault[] {
  const days = { week: week.flat().map(hoursOf), makeupHours: makeupHours.map(hoursOf) }
  const first = [...days.week, ...days.makeupHours].reduce(
    (least, { from }) => (from < least ? from : least),
    '24:00',
  )
  return (['week', 'makeupHours'] as const).flatMap((at) =>
    days[at]
      .filter(({ until, isOverMidnight }) => isOverMidnight && until > first)
      .map(({ from, until }) => ({
        at,
        message: `The hours ${from}-${until} end behind ${first}, when another day's begin.`,
      })),
  )
}

function faultsOf(calendar: Omit<Calendar, 'source'>): Fault[] {
  const { coversFrom, coversUntil, settledUntil, offsets, week, makeupHours, makeupWorkdays } = calendar
  const faults = faultsOfNights(calendar)
  const add = (at: Fault['at'], message: string) => faults.push({ at, message })
  if (coversFrom > coversUntil)
    add('coversUntil', `Its coverage ends (${coversUntil}) before it begins (${coversFrom}).`)
  if (settledUntil !== undefined && settledUntil > coversUntil)
    add(
      'settledUntil',
      `It is settled until ${settledUntil}, behind the end of its coverage (${coversUntil}).`,
    )
  if (week.every((hours) => hours.length === 0)) add('week', 'No day of its week is worked.')
  if (offsets.some(([from], index) => index > 0 && from <= offsets[index - 1]![0]))
    add('offsets', 'Its offsets are not in ascending order.')
  if (datesIn(makeupWorkdays).length > 0 && makeupHours.length === 0)
    add('makeupHours', 'Its make-up workdays have no hours.')
  return [...faults, ...faultsOfDates(calendar)]
}

function faultsOfDates(calendar: Omit<Calendar, 'source'>): Fault[] {
  const { coversFrom, coversUntil } = calendar
  const faults = (['holidays', 'makeupWorkdays'] as const).flatMap((at): Fault[] => {
    const dates = datesIn(calendar[at])
    return [
      ...(new Set(dates).size < dates.length ? [{ at, message: 'A date stands twice here.' }] : []),
      ...dates.flatMap((date) => [
        ...(LocalDate.safeParse(date).success ? [] : [{ at, message: `${date} does not exist.` }]),
        ...(date < coversFrom || date > coversUntil
          ? [
              {
                at,
                message: `${date} lies outside what the calendar covers (${coversFrom} to ${coversUntil}).`,
              },
            ]
          : []),
      ]),
    ]
  })
  const worked = new Set(datesIn(calendar.makeupWorkdays))
  const both = datesIn(calendar.holidays).filter((date) => worked.has(date))
  return [
    ...faults,
    ...both.map((date) => ({
      at: 'holidays' as const,
      message: `${date} is both a holiday and a make-up workday.`,
    })),
  ]
}

function datesIn(years: Record<string, string[]>): string[] {
  return Object.entries(years).flatMap(([year, days]) => days.map((day) => `${year}-${day}`))
}
