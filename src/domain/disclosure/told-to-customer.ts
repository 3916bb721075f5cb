import type { EventOf, EventType } from '../event.ts'
import type { Entry } from '../journal/journal.ts'
import { EVENT_TYPES, fieldsSeenBy, seenOf } from './readers.ts'

type Told = Pick<Entry, 'event' | 'by' | 'command'>

/** What the complainant asked for or agreed to: that it happened is told, without a word. */
const TOLD_WITHOUT_A_WORD: readonly string[] = [
  'solutionAccepted',
  'withdrawn',
  'reopened',
  'slipRenewed',
] satisfies readonly EventType[]

const isTold = (type: string): boolean =>
  TOLD_WITHOUT_A_WORD.includes(type) || fieldsSeenBy('customer', type).size > 0

/** An escalation that the customer asked for: they find it with what they wrote. Of others they learn nothing. */
export const isAskedEscalation = ({ event, by, command }: Told): boolean =>
  event.type === 'escalated' && command === 'escalate' && by.role === 'customer'

/** The events that complainants are told of, and those it takes to tell them. */
export const TOLD_TYPES = EVENT_TYPES.filter((type) => isTold(type) || type === 'escalated')

/**
 * The fields of an entry that complainants read of their own complaint: of the events they took part in or were told
 * of, what was said to them. Nothing where the entry is internal (R104).
 */
export function toldToCustomer(entry: Told): readonly string[] | undefined {
  const { event, by } = entry
  if (isAskedEscalation(entry)) return ['reason']
  if (event.type === 'informationProvided' && event.from === 'thirdParty') return undefined
  // Of tasks they are told where they are expected themselves.
  if (event.type === 'taskOpened' && event.kind !== 'appointment') return undefined
  // Of what the house has set itself they know nothing.
  if (event.type === 'dueMoved' && !event.told) return undefined
  if (event.type === 'evidenceAttached' && by.role !== 'customer') return undefined
  // It is told with the offer that makes it known.
  if (event.type === 'solutionProposed') return undefined
  return isTold(event.type) ? [...fieldsSeenBy('customer', event.type).keys()] : undefined
}

/** What an offer offers stands with the proposal it makes known. */
export function offeredIn(
  entries: readonly Entry[],
  offer: EventOf<'solutionOffered'>,
): Record<string, unknown> {
  const proposals = entries.flatMap(({ event }) => (event.type === 'solutionProposed' ? [event] : []))
  const made = proposals.findLast(({ proposal, at }) => proposal === offer.proposal && at <= offer.at)
  return made ? seenOf('customer', made) : {}
}
