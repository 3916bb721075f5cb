/** A moment as epoch milliseconds. */
export type Instant = number

/** Something that knows its zone's offsets: ascending [valid from, minutes east of UTC]. */
export type HasOffsets = { offsets: readonly (readonly [Instant, number])[] }

export const minuteMs = 60_000
export const hourMs = 3_600_000
export const dayMs = 86_400_000

/** RFC 3339 in UTC: how instants are put to a database, and leave. */
export const utc = (instant: Instant): string => new Date(instant).toISOString()

export const utcIfAny = (instant: Instant | undefined): string | undefined =>
  instant === undefined ? undefined : utc(instant)

/** The position of the offset in force at an instant; the first one also rules everything before it. */
export function offsetIndexAt(instant: Instant, { offsets }: HasOffsets): number {
  let low = 0
  let high = offsets.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (offsets[middle]![0] <= instant) low = middle
    else high = middle - 1
  }
  return low
}

/** The zone's offset at an instant, in minutes east of UTC. */
export function offsetMinutesAt(instant: Instant, zone: HasOffsets): number {
  return zone.offsets[offsetIndexAt(instant, zone)]?.[1] ?? 0
}

/** RFC 3339 with the zone's own offset, whole seconds (cut off, not rounded). */
export function instantText(instant: Instant, zone: HasOffsets): string {
  const minutes = offsetMinutesAt(instant, zone)
  const local = new Date(Math.floor(instant / 1000) * 1000 + minutes * minuteMs).toISOString()
  const size = Math.abs(minutes)
  const offset = `${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`
  return `${local.slice(0, -5)}${minutes < 0 ? '-' : '+'}${offset}`
}

const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:([Zz])|([+-])(\d\d):(\d\d))$/

/** Reads RFC 3339; a text without an offset names no instant and is refused. */
export function parseInstant(text: string): Instant {
  const parts = rfc3339.exec(text)
  if (!parts) throw new Error(`"${text}" is not an instant with an offset, like 2026-03-02T09:00:00+08:00.`)
  const [year, month, day, hours, minutes, seconds] = parts.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const midnight = Date.UTC(year, month - 1, day)
  const exists = new Date(midnight).toISOString().startsWith(text.slice(0, 10))
  const offset = (parts[9] === '-' ? -1 : 1) * (Number(parts[10] ?? 0) * 60 + Number(parts[11] ?? 0))
  if (!exists || hours > 23 || minutes > 59 || seconds > 59 || Number(parts[11] ?? 0) > 59) {
    throw new Error(`"${text}" names a date or a time of day that does not exist.`)
  }
  const fraction = Number((parts[7] ?? '').slice(0, 3).padEnd(3, '0'))
  return midnight + hours * hourMs + minutes * minuteMs + seconds * 1000 + fraction - offset * minuteMs
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
