import { admit } from '../admit.ts'
import type { Actor } from '../command.ts'
import type { Complaint } from '../complaint.ts'
import type { Event } from '../event.ts'
import type { Instant } from '../instant.ts'
import type { Kind, Policy } from '../policy/policy.ts'
import { isRefusal, type Refusal } from '../refusal.ts'

/** Which open complaints a policy is offered to; all of it must fit. */
export type Offered = {
  /** The policy they run under now. */
  policy?: string
  kind?: Kind
  department?: string
  ids?: readonly string[]
}

/** One order that many complaints adopt a policy, or a look at what would follow from it. */
export type Adoption = {
  id: string
  /** As they are to pin it. */
  policy: Policy
  selection: Offered
  reason: string
  by: Actor
  /** The same person in the other roles in which they may give it. */
  others?: readonly Actor[]
  dryRun?: true
  /** Of the request, to tell it from another one under the same key. */
  digest: string
}

/** What follows for the clocks of a complaint: dues that move, clocks that begin and end, lapses on record at once. */
export type Foreseen = { dues: number; begun: number; ended: number; breaches: number }

/** The command by which each of them adopts it. */
export const adopting = ({ policy, reason }: Pick<Adoption, 'policy' | 'reason'>) =>
  ({ type: 'adoptPolicy', policyId: policy.id, snapshot: policy, reason, carries: true }) as const

/** What adopting it would do to a complaint now; nothing is decided by asking. */
export function foreseen(
  complaint: Complaint,
  order: Pick<Adoption, 'policy' | 'reason' | 'by'>,
  now: Instant,
): Foreseen | Refusal {
  const admitted = admit(complaint, [adopting(order)], { by: order.by, at: now, now })
  if (isRefusal(admitted)) return admitted
  const events = admitted.entries.flatMap(({ command, event }) => (command === 'adoptPolicy' ? [event] : []))
  const count = (type: Event['type']) => events.filter((event) => event.type === type).length
  return {
    dues: count('dueChanged'),
    begun: count('clockStarted'),
    ended: count('clockCancelled'),
    breaches: count('breached'),
  }
}
