import type { EventOf } from '../event.ts'
import type { Instant } from '../instant.ts'

export type Proposal = Omit<EventOf<'solutionProposed'>, 'type' | 'at' | 'proposal'> & {
  n: number
  at: Instant
  state: 'awaitingApproval' | 'awaitingClearance' | 'offered' | 'returned' | 'accepted' | 'declined'
  /** Of its items, those carried out: the first is 1. */
  carriedOut?: readonly number[]
  /** Of an import: when its letter went out. */
  sentAt?: Instant
}

/** What was accepted for an incident. */
export type Grant = { incident: string } & NonNullable<Proposal['redress']>

/** The last of the drafts made in this cycle. */
export type Draft = Omit<EventOf<'proposalDrafted'>, 'type' | 'draft'> & { n: number }

/** What waits until all who are asked have cleared it, or what last did. */
export type Clearance = Pick<EventOf<'clearanceNeeded'>, 'of' | 'at' | 'draftedBy'> & {
  asked: readonly { clearer: string; clearedBy?: string; clearedAt?: Instant }[]
  /** The final response that waits. */
  response?: Omit<EventOf<'finalResponseDrafted'>, 'type' | 'at' | 'by' | 'toldAt' | 'toldBy'>
  /** Cleared by all, returned, or not needed any more. */
  endedAt?: Instant
  returnedBy?: string
}
