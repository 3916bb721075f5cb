import type { Complaint, Proposal } from '../complaint.ts'
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

export const waitsForDecision = ({ clocks }: Pick<Policy, 'clocks'>): boolean =>
  clocks.some(({ until }) => until.includes('decisionSent'))

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
