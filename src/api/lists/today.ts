import { FIRM_ZONE, firstInstantAt, localOf } from '../../domain/calendar/zone.ts'
import { dayMs, type Instant } from '../../domain/instant.ts'
import { offsetsOf } from '../../rules/zone-offsets.ts'

const years = new Map<number, ReturnType<typeof offsetsOf>>()

/** When the firm's day began. */
export function beginOfToday(now: Instant = Date.now()): Instant {
  const zone = { offsets: offsetsAround(new Date(now).getUTCFullYear()) }
  return firstInstantAt(Math.floor(localOf(now, zone) / dayMs) * dayMs, zone)
}

/** It takes a moment to find them out: once a year is enough. */
function offsetsAround(year: number) {
  const known = years.get(year) ?? offsetsOf(FIRM_ZONE, year - 1, year + 1)
  years.set(year, known)
  return known
}
