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
