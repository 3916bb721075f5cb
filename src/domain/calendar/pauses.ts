import type { Instant } from '../instant.ts'

/** A stretch in which a clock stands still. A pause still open is asked about with the present instant as its end. */
export type Pause = { from: Instant; until: Instant }

/** In order, cut off at the start of the clock, overlapping and adjoining ones made one: nothing is credited twice. */
export function mergedPauses(pauses: readonly Pause[], startAt: Instant): Pause[] {
  const merged: Pause[] = []
  const ordered = pauses
    .map(({ from, until }) => ({ from: Math.max(from, startAt), until }))
    .filter(({ from, until }) => until > from)
    .toSorted((one, other) => one.from - other.from)
  for (const pause of ordered) {
    const last = merged.at(-1)
    if (last && pause.from <= last.until) last.until = Math.max(last.until, pause.until)
    else merged.push(pause)
  }
  return merged
}
