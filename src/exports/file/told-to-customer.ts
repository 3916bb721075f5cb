import type { EventOf, EventType } from '../../domain/event.ts'
import type { Entry } from '../../domain/journal/journal.ts'

/**
 * What a complainant reads of his own complaint: the events he took part in or was told of, and of each the fields
 * that were said to him. Whatever is not named here is internal (R104).
 */
const TOLD: { readonly [T in EventType]?: readonly (keyof EventOf<T> & string)[] } = {
  received: ['kind', 'channel'],
  acknowledged: ['method', 'said'],
  interimMeasureOffered: ['what', 'until', 'method', 'said'],
  investigationPromised: ['method', 'said', 'dueAt'],
  informationRequested: ['what'],
  informationProvided: ['text'],
  contactRecorded: ['direction', 'method'],
  evidenceAttached: ['kind', 'name'],
  solutionOffered: ['proposal'],
  solutionAccepted: [],
  solutionDeclined: ['reason'],
  executionRecorded: ['what'],
  revisitRecorded: ['result', 'score'],
  extensionGranted: ['clock', 'dueAt', 'reason'],
  finalResponseGiven: ['reasons', 'routes', 'upheld'],
  withdrawn: [],
  refused: ['ground', 'reason'],
  transferred: ['to'],
  reopened: [],
  cycleOpened: ['cycle'],
  closed: ['outcome', 'reopenUntil'],
}

export const TOLD_TYPES = Object.keys(TOLD) as EventType[]

/** The fields of an entry that the complainant reads; nothing where the entry is internal. */
export function toldToCustomer({ event, by }: Pick<Entry, 'event' | 'by'>): readonly string[] | undefined {
  if (event.type === 'informationProvided' && event.from === 'thirdParty') return undefined
  if (event.type === 'evidenceAttached' && by.role !== 'customer') return undefined
  return Object.hasOwn(TOLD, event.type) ? TOLD[event.type] : undefined
}

/** What an offer offers stands with the proposal it makes known. */
export function offeredIn(
  entries: readonly Entry[],
  offer: EventOf<'solutionOffered'>,
): Record<string, unknown> {
  const proposals = entries.flatMap(({ event }) => (event.type === 'solutionProposed' ? [event] : []))
  const made = proposals.findLast(({ proposal, at }) => proposal === offer.proposal && at <= offer.at)
  if (!made) return {}
  const { measures, redress, executeBy } = made
  return {
    measures,
    ...(redress && { redress }),
    ...(executeBy !== undefined && { executeBy }),
  }
}
