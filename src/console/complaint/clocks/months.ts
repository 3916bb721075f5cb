import { addMonths, dateOfDay, dayOfDate, weekdayOf, type LocalDay } from '../../../domain/calendar/days.ts'
import type { Answer } from '../../asking/contract.ts'

type Explained = Extract<Answer<'explainClock'>, { startedAt: string }>
export type DayExplained = NonNullable<Explained['days']>[number]

/** One day of a month's picture; without `explained` it has nothing to do with the clock. */
export type DayCell = { date: string; number: number; explained?: DayExplained }
/** Weeks of seven, Monday first; gaps before the first and after the last. */
export type Month = { month: string; weeks: (DayCell | undefined)[][] }

const WEEK = 7
/** 0 is a Monday. */
const placeInWeek = (day: LocalDay): number => (weekdayOf(day) + WEEK - 1) % WEEK

/** The months that a clock runs through, as calendars show them. */
export function monthsOf(days: readonly DayExplained[]): Month[] {
  const known = new Map(days.map((day) => [day.date, day]))
  const months = [...new Set(days.map(({ date }) => date.slice(0, 7)))]
  return months.map((month) => {
    const first = dayOfDate(`${month}-01`)
    const cells: (DayCell | undefined)[] = Array.from({ length: placeInWeek(first) }, () => undefined)
    for (let day = first; day < addMonths(first, 1); day++) {
      const date = dateOfDay(day)
      const explained = known.get(date)
      cells.push({ date, number: day - first + 1, ...(explained && { explained }) })
    }
    while (cells.length % WEEK !== 0) cells.push(undefined)
    const weeks = Array.from({ length: cells.length / WEEK }, (_, week) =>
      cells.slice(week * WEEK, (week + 1) * WEEK),
    )
    return { month, weeks }
  })
}

/** How a day looks: what counted, what did not, and why not. */
export type DayLook = 'counted' | 'paused' | 'holiday' | 'rest' | 'start' | 'other'

export function lookOf({ counted, reason }: DayExplained): DayLook {
  if (reason === 'paused') return 'paused'
  if (reason === 'receiptDay') return 'start'
  if (counted) return 'counted'
  if (reason === 'holiday') return 'holiday'
  return reason === 'restDay' ? 'rest' : 'other'
}
