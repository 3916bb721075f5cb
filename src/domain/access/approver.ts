import type { EventOf } from '../event.ts'
import type { Policy } from '../policy/policy.ts'

export type Approver = 'supervisor' | 'manager' | 'management'

/** Who at least approves of what is offered: a lead, or whom the highest sum that it lies above names. */
export function approverOf(
  { redressApprovals = [] }: Pick<Policy, 'redressApprovals'>,
  redress: EventOf<'solutionProposed'>['redress'],
): Approver {
  if (!redress) return 'supervisor'
  const { amountCents, currency } = redress
  return redressApprovals.findLast(({ above }) => amountCents > (above[currency] ?? 0))?.by ?? 'supervisor'
}
