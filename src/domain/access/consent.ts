import type { Actor, CommandType } from '../command.ts'
import { refuse, type Refusal } from '../refusal.ts'

/** What the customer wants is theirs to say. */
const ONLY_THEIRS: readonly CommandType[] = ['acceptSolution', 'declineSolution', 'withdraw', 'rate']

const isTheCustomer = ({ role, alsoKnownToStaff }: Actor): boolean => role === 'customer' && !alsoKnownToStaff

/** Whether it takes evidence that the customer wants it: whoever asks may be another. */
export const needsEvidence = (type: CommandType, by: Actor): boolean =>
  ONLY_THEIRS.includes(type) && !isTheCustomer(by)

/** Those who say it for them show that they did. */
export function withoutEvidence(evidence: unknown, by: Actor): Refusal | undefined {
  if (isTheCustomer(by) || evidence) return undefined
  return by.role === 'customer'
    ? refuse(
        'missing',
        'Staff know this secret too: open the link in our letter to you, or have a new one sent.',
      )
    : refuse('missing', 'What the customer wants needs evidence when another person records it.', 'evidence')
}
