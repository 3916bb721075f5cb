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

/** Above what a sum waits for approval, in cents by currency; without any limit nothing does. CNY alone may stand in its old place. */
export function redressLimitsOf({
  redressLimits,
  redressLimitCents,
}: Pick<Policy, 'redressLimits' | 'redressLimitCents'>): Readonly<Record<string, number>> | undefined {
  const old = redressLimitCents !== undefined && { CNY: redressLimitCents }
  return redressLimits || old ? { ...old, ...redressLimits } : undefined
}
