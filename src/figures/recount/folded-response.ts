import type { Event } from '../../domain/event.ts'
import type { Instant } from '../../domain/instant.ts'
import { momentOf } from '../../domain/proof.ts'
import { tellsCustomer } from '../../domain/time/contacts.ts'

/** First responses: how many, and what they took together. */
export type Responses = { count: number; tookMs: number }

/** Adds a journal's first response: the first entry that told the customer something and was not voided. */
export function foldedResponse(
  responses: Responses,
  events: readonly Event[],
  isIn: (at: Instant) => boolean,
): void {
  const [received] = events
  const voided = new Set(events.flatMap((event) => (event.type === 'entryVoided' ? [event.sequence] : [])))
  const isVoided = (event: Event, sequence: number) =>
    voided.has(sequence) || (event.type === 'entryProved' && voided.has(event.sequence))
  const told = events.filter((event, index) => tellsCustomer(event) && !isVoided(event, index + 1))
  const [first] = told.toSorted((one, other) => one.at - other.at)
  if (!received || !first || !isIn(first.at)) return
  responses.count++
  responses.tookMs += momentOf(first) - received.at
}
