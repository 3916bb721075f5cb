import type { Calendar } from '../domain/calendar/calendar.ts'
import { dayMs, minuteMs, type Instant } from '../domain/instant.ts'

/**
 * A zone's offsets over some whole years, from this machine's zone data: ascending [valid from, minutes].
 * This is the only place that asks; counting goes by what was written down here.
 */
export function offsetsOf(zone: string, fromYear: number, untilYear: number): [Instant, number][] {
  const offsetAt = offsetReader(zone)
  const begin = Date.UTC(fromYear, 0, 1)
  const end = Date.UTC(untilYear + 1, 0, 1)
  const offsets: [Instant, number][] = [[begin, offsetAt(begin)]]
  for (let at = begin; at < end; at += dayMs) {
    if (offsetAt(at) === offsetAt(at + dayMs)) continue
    const change = changeBetween(at, at + dayMs, offsetAt)
    offsets.push([change, offsetAt(change)])
  }
  return offsets
}

/** Deadlines reach beyond the holidays, so the offsets do too. */
const OFFSET_YEARS_BEYOND = 5

/** What a calendar does not say yet of the offsets of its zone, as far as it covers and some years beyond. */
export function missingOffsets({ zone, offsets, coversFrom, coversUntil }: Calendar): Calendar['offsets'] {
  const [first, last] = [coversFrom, coversUntil].map((date) => Number(date.slice(0, 4)))
  const fresh = offsetsOf(zone, first!, last! + OFFSET_YEARS_BEYOND)
  const [earliest, latest] = [offsets[0]![0], offsets.at(-1)![0]]
  return fresh.filter(([from], index) => from < earliest || (from > latest && index > 0))
}

/** The offsets already written down stay as they are; only what lies before or behind them is added. */
export function withOffsets(calendar: Calendar, missing: Calendar['offsets']): Calendar {
  const [earliest, latest] = [calendar.offsets[0]![0], calendar.offsets.at(-1)![0]]
  const earlier = missing.filter(([from]) => from < earliest)
  const later = missing.filter(([from]) => from > latest)
  return { ...calendar, offsets: [...earlier, ...calendar.offsets, ...later] }
}

/** Whether this machine knows a zone by that name. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}

/** Halves the interval down to the minute at which the new offset begins. */
function changeBetween(before: Instant, after: Instant, offsetAt: (at: Instant) => number): Instant {
  const old = offsetAt(before)
  let [low, high] = [before, after]
  while (high - low > minuteMs) {
    const middle = low + Math.floor((high - low) / 2 / minuteMs) * minuteMs
    if (offsetAt(middle) === old) low = middle
    else high = middle
  }
  return high
}

function offsetReader(zone: string): (at: Instant) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  return (at) => {
    const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? ''
    const parts = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(name)
    if (!parts) throw new Error(`The offset "${name}" of ${zone} is not understood.`)
    return (parts[1] === '-' ? -1 : 1) * (Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0))
  }
}
