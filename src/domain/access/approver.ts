import type { EventOf } from '../event.ts'
import type { Policy } from '../policy/policy.ts'

export type Approver = 'supervisor' | 'manager' | 'management'

type Offered = Pick<EventOf<'solutionProposed'>, 'redress' | 'incidentTotal'>

/** The sum by which a proposal is approved: of an incident, what all that it offers comes to. */
export const sumToApprove = ({ redress, incidentTotal }: Offered): Offered['redress'] =>
  incidentTotal ?? redress

/** Who at least approves of what is offered: a lead, or whom the highest sum that it lies above names. */
export function approverOf(
  { redressApprovals = [] }: Pick<Policy, 'redressApprovals'>,
  offered: Offered,
): Approver {
  const sum = sumToApprove(offered)
  if (!sum) return 'supervisor'
  return (
    redressApprovals.findLast(({ above }) => sum.amountCents > (above[sum.currency] ?? 0))?.by ?? 'supervisor'
  )
}

/** Above what a sum waits for approval, in cents by currency; without any limit nothing does. CNY alone may stand in its old place. */
export function redressLimitsOf({
  redressLimits,
  redressLimitCents,
}: Pick<Policy, 'redressLimits' | 'redressLimitCents'>): Readonly<Record<string, number>> | undefined {
  const old = redressLimitCents !== undefined && { CNY: redressLimitCents }
  return redressLimits || old ? { ...old, ...redressLimits } : undefined
}
