import { minuteMs, offsetIndexAt, offsetMinutesAt, type HasOffsets, type Instant } from '../instant.ts'

/** Where the firm is: its days begin there. */
export const FIRM_ZONE = 'Asia/Shanghai'

/** What the wall clock shows, as milliseconds since 1970-01-01T00:00 on that clock. */
export type LocalMs = number

/** What the wall clock shows at an instant. */
export function localOf(instant: Instant, zone: HasOffsets): LocalMs {
  return instant + offsetMinutesAt(instant, zone) * minuteMs
}

/**
 * Wall-clock time that never runs backwards: in the hour the clock repeats it stands still,
 * so that every local day has 24 countable hours and no counted time is ever negative.
 */
export function steadyLocalOf(instant: Instant, zone: HasOffsets): LocalMs {
  const index = offsetIndexAt(instant, zone)
  const [since, minutes] = zone.offsets[index] ?? [0, 0]
  const before = zone.offsets[index - 1]
  const local = instant + minutes * minuteMs
  return before ? Math.max(local, since + before[1] * minuteMs) : local
}

/** The first instant by which the wall clock has reached a time; in a gap, the instant of the change. */
export function firstInstantAt(local: LocalMs, zone: HasOffsets): Instant {
  const index = segmentAt(local, zone)
  const [since, minutes] = zone.offsets[index] ?? [0, 0]
  const instant = local - minutes * minuteMs
  return index === 0 ? instant : Math.max(instant, since)
}

/** The instant of a wall-clock time: the earlier of two; in a gap, as far behind the change as it lies inside. */
export function instantAt(local: LocalMs, zone: HasOffsets): Instant {
  const index = segmentAt(local, zone)
  const [since, minutes] = zone.offsets[index] ?? [0, 0]
  const instant = local - minutes * minuteMs
  const before = zone.offsets[index - 1]
  return before && instant < since ? local - before[1] * minuteMs : instant
}

/** The first offset under whose reign the wall clock reaches (or passes) a time. */
function segmentAt(local: LocalMs, { offsets }: HasOffsets): number {
  let low = 0
  let high = offsets.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (offsets[middle + 1]![0] + offsets[middle]![1] * minuteMs > local) high = middle
    else low = middle + 1
  }
  return Math.max(low, 0)
}
