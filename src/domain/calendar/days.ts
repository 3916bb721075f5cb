import type { Calendar } from './calendar.ts'
import { hoursOf } from './hours.ts'
import { dayMs, minuteMs, type Instant } from '../instant.ts'
import { firstInstantAt, localOf } from './zone.ts'

/** A local date as days since 1970-01-01. */
export type LocalDay = number
export type DayKind = 'working' | 'rest' | 'holiday' | 'makeup_workday'
export type Interval = { from: Instant; until: Instant }

type Span = readonly [fromMs: number, untilMs: number]
type Index = {
  from: LocalDay
  until: LocalDay
  settledUntil: LocalDay
  holidays: Set<LocalDay>
  makeupWorkdays: Set<LocalDay>
  /** Month and day as one number. */
  fixedHolidays: Set<number>
  week: Span[][]
  makeupHours: Span[]
  hasNights: boolean
}

/** Holds only because a calendar is never changed in place. */
const indexes = new WeakMap<Calendar, Index>()

function indexOf(calendar: Calendar): Index {
  const known = indexes.get(calendar)
  if (known) return known
  const { coversUntil, settledUntil = coversUntil } = calendar
  const week = calendar.week.map(spansOf)
  const makeupHours = spansOf(calendar.makeupHours)
  const index: Index = {
    from: dayOfDate(calendar.coversFrom),
    until: dayOfDate(coversUntil),
    settledUntil: dayOfDate(settledUntil < coversUntil ? settledUntil : coversUntil),
    holidays: daysIn(calendar.holidays),
    makeupWorkdays: daysIn(calendar.makeupWorkdays),
    fixedHolidays: new Set(
      calendar.fixedHolidays.map((text) => Number(text.slice(0, 2)) * 100 + Number(text.slice(3))),
    ),
    week,
    makeupHours,
    hasNights: [...week, makeupHours].flat().some(([, untilMs]) => untilMs > dayMs),
  }
  indexes.set(calendar, index)
  return index
}

function daysIn(years: Record<string, string[]>): Set<LocalDay> {
  return new Set(
    Object.entries(years).flatMap(([year, days]) => days.map((day) => dayOfDate(`${year}-${day}`))),
  )
}

function spansOf(hours: readonly string[]): Span[] {
  return hours.map((text) => {
    const { from, until, isOverMidnight } = hoursOf(text)
    return [timeOfDayMs(from), timeOfDayMs(until) + (isOverMidnight ? dayMs : 0)]
  })
}

function timeOfDayMs(text: string): number {
  return (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * minuteMs
}

function monthDayOf(day: LocalDay): number {
  const date = new Date(day * dayMs)
  return (date.getUTCMonth() + 1) * 100 + date.getUTCDate()
}

/** Reads YYYY-MM-DD. */
export function dayOfDate(date: string): LocalDay {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / dayMs
}

/** Writes YYYY-MM-DD. */
export function dateOfDay(day: LocalDay): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

/** The local date an instant falls on. */
export function dayOf(instant: Instant, calendar: Calendar): LocalDay {
  return Math.floor(localOf(instant, calendar) / dayMs)
}

/** 0 is Sunday. */
export function weekdayOf(day: LocalDay): number {
  return (((day + 4) % 7) + 7) % 7
}

/** The corresponding day some months later, or the last of that month where it has none. */
export function addMonths(day: LocalDay, months: number): LocalDay {
  const date = new Date(day * dayMs)
  const month = date.getUTCMonth() + months
  const lastOfMonth = Date.UTC(date.getUTCFullYear(), month + 1, 0) / dayMs
  return Math.min(Date.UTC(date.getUTCFullYear(), month, 1) / dayMs + date.getUTCDate() - 1, lastOfMonth)
}

/**
 * What kind of day it is, and whether the calendar really knows: beyond its coverage it goes by the
 * week less the holidays fixed by law. No data is never the same as no holidays.
 */
export function dayKind(calendar: Calendar, day: LocalDay): { kind: DayKind; known: boolean } {
  return { kind: kindOf(indexOf(calendar), day), known: isCovered(calendar, day) }
}

function kindOf(index: Index, day: LocalDay): DayKind {
  if (index.makeupWorkdays.has(day)) return 'makeup_workday'
  if (index.holidays.has(day)) return 'holiday'
  const covered = day >= index.from && day <= index.until
  if (!covered && index.fixedHolidays.has(monthDayOf(day))) return 'holiday'
  return index.week[weekdayOf(day)]!.length > 0 ? 'working' : 'rest'
}

function isCovered(calendar: Calendar, day: LocalDay): boolean {
  const { from, until } = indexOf(calendar)
  return day >= from && day <= until
}

/** Whether a day is covered, and no notice still to come may change it: next year's often settles this year's last. */
export function isSettled(calendar: Calendar, day: LocalDay): boolean {
  const { from, settledUntil } = indexOf(calendar)
  return day >= from && day <= settledUntil
}

/** Worked, by the week or as a make-up workday. */
export function isWorkingDay(calendar: Calendar, day: LocalDay): boolean {
  const kind = kindOf(indexOf(calendar), day)
  return kind === 'working' || kind === 'makeup_workday'
}

/** The first day whose working time may reach to an instant: the day before it, where a shift goes over midnight. */
export function firstWorkedDayAt(instant: Instant, calendar: Calendar): LocalDay {
  return dayOf(instant, calendar) - (indexOf(calendar).hasNights ? 1 : 0)
}

/** The working time that begins on a day, as instants, in order; empty on a day that is not worked. */
export function workingIntervals(calendar: Calendar, day: LocalDay): Interval[] {
  return spansOn(indexOf(calendar), day).map(([fromMs, untilMs]) => ({
    from: firstInstantAt(day * dayMs + fromMs, calendar),
    until: firstInstantAt(day * dayMs + untilMs, calendar),
  }))
}

function spansOn(index: Index, day: LocalDay): readonly Span[] {
  const kind = kindOf(index, day)
  if (kind === 'makeup_workday') return index.makeupHours
  return kind === 'working' ? index.week[weekdayOf(day)]! : []
}

export function startOfDay(calendar: Calendar, day: LocalDay): Instant {
  return firstInstantAt(day * dayMs, calendar)
}

/** The last millisecond of the local day. */
export function endOfDay(calendar: Calendar, day: LocalDay): Instant {
  return startOfDay(calendar, day + 1) - 1
}

/** The end of the day's last working interval, where it has one. */
export function closeOfDay(calendar: Calendar, day: LocalDay): Instant | undefined {
  return workingIntervals(calendar, day).at(-1)?.until
}

/** Pauses and late entries may reach back a little behind the instant a snapshot is cut at. */
const reachBackDays = 40

/** A snapshot without what lies more than 40 days before an instant: small enough to travel with a complaint. */
export function trimmed(calendar: Calendar, from: Instant): Calendar {
  const cut = from - reachBackDays * dayMs
  const cutDate = dateOfDay(dayOf(cut, calendar))
  const latest = cutDate < calendar.coversUntil ? cutDate : calendar.coversUntil
  const coversFrom = latest > calendar.coversFrom ? latest : calendar.coversFrom
  const { offsets } = calendar
  return {
    ...cutAt(calendar, coversFrom),
    offsets: offsets.filter((_offset, index) => index === offsets.length - 1 || offsets[index + 1]![0] > cut),
  }
}

/** The calendar from a date on that it covers, without its source. */
export function cutAt({ source: _, ...calendar }: Calendar, coversFrom: string): Calendar {
  return {
    ...calendar,
    coversFrom,
    holidays: datesSince(calendar.holidays, coversFrom),
    makeupWorkdays: datesSince(calendar.makeupWorkdays, coversFrom),
  }
}

/** A snapshot that reaches back as far as an older one of the same calendar; where both know a day, its own counts. */
export function extendedBack(calendar: Calendar, older: Calendar): Calendar {
  const { coversFrom, offsets } = calendar
  const [first] = offsets
  return {
    ...calendar,
    coversFrom: older.coversFrom < coversFrom ? older.coversFrom : coversFrom,
    offsets: [...older.offsets.filter(([from]) => first === undefined || from < first[0]), ...offsets],
    holidays: datesUnited(older.holidays, calendar.holidays, coversFrom),
    makeupWorkdays: datesUnited(older.makeupWorkdays, calendar.makeupWorkdays, coversFrom),
  }
}

type Dates = Record<string, string[]>

function datesUnited(older: Dates, own: Dates, from: string): Dates {
  const years = [...new Set([...Object.keys(older), ...Object.keys(own)])].toSorted()
  return Object.fromEntries(
    years.map((year) => [
      year,
      [...(older[year] ?? []).filter((day) => `${year}-${day}` < from), ...(own[year] ?? [])],
    ]),
  )
}

function datesSince(years: Record<string, string[]>, from: string): Record<string, string[]> {
  const kept = Object.entries(years)
    .filter(([year]) => year >= from.slice(0, 4))
    .map(([year, days]) => [year, days.filter((day) => `${year}-${day}` >= from)] as const)
  return Object.fromEntries(kept)
}
