import type { Calendar } from '../../src/domain/calendar/calendar.ts'
import type { Pause, Term } from '../../src/domain/calendar/counting.ts'

// A second way to count, kept slow and plain: it walks minute by minute or date by date in a zone without
// clock changes, with texts for dates, and shares no code with the product.

const minute = 60_000
const china = 8 * 60 * minute

const dateAt = (instant: number) => new Date(instant + china).toISOString().slice(0, 10)
const midnight = (date: string) => Date.parse(`${date}T00:00:00+08:00`)
const following = (date: string) => dateAt(midnight(date) + 36 * 60 * minute)

export function isWorked(calendar: Calendar, date: string): boolean {
  const [year, day] = [date.slice(0, 4), date.slice(5)]
  if (calendar.makeupWorkdays[year]?.includes(day)) return true
  if (calendar.holidays[year]?.includes(day)) return false
  const covered = date >= calendar.coversFrom && date <= calendar.coversUntil
  if (!covered && calendar.fixedHolidays.includes(day)) return false
  return ![0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay())
}

/** Whether the minute that begins at an instant counts for the unit. */
export function minuteCounter(calendar: Calendar, unit: Term['unit']): (at: number) => boolean {
  const worked = new Map<string, boolean>()
  const isWorkedCached = (date: string) => {
    if (!worked.has(date)) worked.set(date, isWorked(calendar, date))
    return worked.get(date)!
  }
  if (unit === 'workingDays') return (at) => isWorkedCached(dateAt(at))
  if (unit !== 'workingHours') return () => true
  return (at) => {
    const time = new Date(at + china).toISOString().slice(11, 16)
    return time >= '09:00' && time < '18:00' && isWorkedCached(dateAt(at))
  }
}

export function slowCountedMs(from: number, until: number, unit: Term['unit'], calendar: Calendar): number {
  const counts = minuteCounter(calendar, unit)
  let total = 0
  for (let at = from; at < until; at += minute) if (counts(at)) total += minute
  return total
}

/** By stepping through minutes; start and pauses lie on whole minutes, pauses in order and apart. */
export function slowDueByTime(
  start: number,
  term: Term,
  calendar: Calendar,
  pauses: readonly Pause[],
): number {
  const counts = minuteCounter(calendar, term.unit)
  const isPaused = (at: number) => pauses.some(({ from, until }) => at >= from && at < until)
  let left = minutesOf(start, term, calendar)
  let due = start
  for (let at = start; ; at += minute) {
    if (left === 0 && !isPaused(at)) return due
    if (left === 0 && at > due && !pauses.some(({ from, until }) => from <= due && until > at)) return due
    if (!counts(at)) continue
    if (!isPaused(at)) left--
    due = at + minute
  }
}

function minutesOf(start: number, term: Term, calendar: Calendar): number {
  if (term.unit === 'hours' || term.unit === 'workingHours') return term.amount * 60
  const last = lastDate(start, term, calendar)
  const due = midnight(last) + ((start + china) % (24 * 60 * minute))
  return slowCountedMs(start, due, term.unit, calendar) / minute
}

function lastDate(start: number, { amount, unit }: Term, calendar: Calendar): string {
  let date = dateAt(start)
  for (let counted = 0; counted < amount;) {
    date = following(date)
    if (unit !== 'workingDays' || isWorked(calendar, date)) counted++
  }
  return date
}

/** By stepping through dates. */
export function slowDueByDate(
  start: number,
  term: Term,
  calendar: Calendar,
  pauses: readonly Pause[],
): number {
  const isCounted = (date: string) => term.unit !== 'workingDays' || isWorked(calendar, date)
  const endOf = (date: string) =>
    term.due === 'closeOfBusiness' ? Date.parse(`${date}T18:00:00+08:00`) : midnight(following(date)) - 1
  const rolled = (date: string) => {
    let day = date
    while (term.roll === 'nextWorkingDay' && !isWorked(calendar, day)) day = following(day)
    return day
  }
  const credited = new Set<string>()
  let due = endOf(rolled(lastDate(start, term, calendar)))
  for (const pause of pauses) {
    if (pause.from > due) break
    for (let date = dateAt(pause.from); date < dateAt(pause.until);) {
      date = following(date)
      if (isCounted(date)) credited.add(date)
    }
    due = endOf(rolled(lastDate(start, { ...term, amount: term.amount + credited.size }, calendar)))
    for (let date = dateAt(pause.until); due < pause.until; date = following(date)) {
      if (isCounted(date) && endOf(rolled(date)) >= pause.until) due = endOf(rolled(date))
    }
  }
  return due
}
