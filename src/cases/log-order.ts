import type { Instant } from '../domain/instant.ts'

type Timed = { at: Instant; line: number }
type Case<E> = { id: string; events: readonly E[] }

/** How a log's lines follow each other, and those of one instant of which that does not tell the order. */
export type Order = { newestFirst: boolean; unsure: Timed[] }

/**
 * The events of each case in the order of time. At equal instants the file's order counts: from the top down, or, where
 * every case has its newest first, from the bottom up.
 */
export function ordered<E extends Timed>(cases: readonly Case<E>[]): { cases: Case<E>[]; order: Order } {
  let [rises, falls] = [false, false]
  const tied: E[] = []
  for (const { events } of cases)
    for (const [index, { at }] of events.entries()) {
      const before = events[index - 1]?.at ?? at
      if (before < at) rises = true
      if (before > at) falls = true
    }
  const newestFirst = falls && !rises
  const inOrder = cases.map(({ id, events }) => ({
    id,
    events: (newestFirst ? events.toReversed() : events).toSorted((one, other) => one.at - other.at),
  }))
  if (falls && rises)
    for (const { events } of inOrder)
      tied.push(...events.filter((one, index) => index > 0 && events[index - 1]!.at === one.at))
  return { cases: inOrder, order: { newestFirst, unsure: tied } }
}
