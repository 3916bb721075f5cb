import type { Complaint } from '../complaint.ts'
import type { Proposal } from '../parts/solution.ts'
import type { Event, EventOf } from '../event.ts'
import type { Instant } from '../instant.ts'
import type { Policy } from '../policy/policy.ts'

/*
 * The letter that tells the customer what was decided: that of the offer, where a clock of the policy waits until it
 * has gone out. One for each offer.
 */

const PREFIX = 'decision/'

export const decisionKey = ({ cycle }: Pick<Complaint, 'cycle'>, proposal: number): string =>
  `${PREFIX}${cycle}/${proposal}`

export const isDecision = (key: string): boolean => key.startsWith(PREFIX)

/** The cycle that was decided; nothing for another key. */
export const cycleOfDecision = (key: string): number | undefined =>
  isDecision(key) ? Number.parseInt(key.slice(PREFIX.length), 10) : undefined

/** Whether a letter told of what held no more when it went out: its offer had been declined, or replaced. */
export function isOvertaken(
  { cycle, proposal, offerEndedAt }: Complaint,
  { key, sentAt }: { key: string; sentAt: Instant },
): boolean {
  if (cycleOfDecision(key) !== cycle || offerEndedAt === undefined) return false
  const isLast = proposal !== undefined && key === decisionKey({ cycle }, proposal.n)
  return !(isLast && proposal.state !== 'declined') && sentAt > offerEndedAt
}

export const waitsForDecision = ({ clocks }: Pick<Policy, 'clocks'>): boolean =>
  clocks.some(({ until }) => until.includes('decisionSent'))

/**
 * What an import tells of the past, where a clock waits for the letter of an offer: the old system's letters are not ours
 * to send. The customer was told when the import says, else with the offer.
 */
export const sentElsewhere = (
  events: readonly Event[],
  policy: Policy,
  { sentAt, edition }: { sentAt: Instant | undefined; edition: number },
): Event[] =>
  events.map((event) =>
    event.type === 'solutionOffered' && edition >= 5 && waitsForDecision(policy)
      ? { ...event, sentAt: sentAt ?? event.at }
      : event,
  )

/** Its letter went out elsewhere, and not later than it was made. */
export const wasSentWith = ({ at, sentAt }: EventOf<'solutionOffered'>): boolean =>
  sentAt !== undefined && sentAt <= at

/** The letter that went out elsewhere after its offer was made, and is not told of yet. */
export function letterElsewhere(complaint: Complaint): { key: string; sentAt: Instant } | undefined {
  const { proposal } = complaint
  if (proposal?.sentAt === undefined) return undefined
  const decision = openDecision(complaint)
  return decision && { key: decision.key, sentAt: proposal.sentAt }
}

/** The one that nothing has been heard of while a clock runs until it is sent, and since when there is something to tell. */
export function openDecision(complaint: Complaint): { key: string; since: Instant } | undefined {
  const { cycle, policy, proposal } = complaint
  if (proposal?.state !== 'offered' && proposal?.state !== 'accepted') return undefined
  const names = policy.clocks.flatMap(({ name, until }) => (until.includes('decisionSent') ? [name] : []))
  const isOpen = complaint.clocks.some(
    (clock) => clock.state === 'running' && clock.cycle === cycle && names.includes(clock.name),
  )
  if (!isOpen) return undefined
  return { key: decisionKey(complaint, proposal.n), since: offeredAt(complaint, proposal) }
}

/** After the answer a clock of the offer says when that was made; a proposal may have waited long before. */
function offeredAt({ cycle, clocks, policy, waiting }: Complaint, { at }: Pick<Proposal, 'at'>): Instant {
  const ofOffer = policy.clocks.flatMap(({ name, from }) => (from.includes('solutionOffered') ? [name] : []))
  const asked = waiting.find(({ reason }) => reason === 'consent')
  const offer = clocks.findLast((clock) => clock.cycle === cycle && ofOffer.includes(clock.name))
  return Math.max(at, asked?.since ?? offer?.startedAt ?? at)
}
