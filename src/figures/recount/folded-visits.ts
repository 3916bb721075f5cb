import type { Event } from '../../domain/event.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Stage } from '../../domain/policy/policy.ts'

/** Visits to each stage that have ended: how many, and what they took together. */
export type Visits = Partial<Record<Stage, { count: number; tookMs: number }>>

/** Adds a journal's visits, given the stage after each event. A complaint may come to rest in `closed` for ever. */
export function foldedVisits(
  visits: Visits,
  lived: readonly { event: Event; stage: Stage }[],
  isIn: (at: Instant) => boolean,
): void {
  let enteredAt = lived[0]?.event.at ?? 0
  for (const [index, { event, stage }] of lived.entries()) {
    const before = lived[index - 1]?.stage ?? stage
    if (stage === before) continue
    if (before !== 'closed' && isIn(event.at)) {
      const known = (visits[before] ??= { count: 0, tookMs: 0 })
      known.count++
      known.tookMs += event.at - enteredAt
    }
    enteredAt = event.at
  }
}
