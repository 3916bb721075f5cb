import { redressLimitsOf } from '../../access/approver.ts'
import type { Policy } from '../policy.ts'
import type { Impossibility } from './stage-check.ts'

type Asking = Pick<Policy, 'redressApprovals' | 'redressLimits' | 'redressLimitCents'>

/** Approvals that nobody would be asked for, or that ask the lesser for the higher sum. */
export function approvalFaults(policy: Asking): Impossibility[] {
  const { redressApprovals } = policy
  if (!redressApprovals) return []
  const path = ['redressApprovals']
  const limits = redressLimitsOf(policy)
  if (!limits) return [{ path, message: 'Without redressLimits no redress waits for approval.' }]
  const [, ...others] = redressApprovals
  if (others.length > 1 || others.some(({ by }) => by === 'manager'))
    return [{ path, message: 'Smaller sums are approved by a manager, larger ones by management.' }]
  const sums: Readonly<Record<string, number>>[] = [limits, ...redressApprovals.map(({ above }) => above)]
  return redressApprovals.flatMap(({ above }, index) =>
    Object.keys(above)
      .filter((currency) => above[currency]! < (sums[index]![currency] ?? 0))
      .map((currency) => ({
        path: [...path, index, 'above', currency],
        message: `The sum in ${currency} lies below the one before it.`,
      })),
  )
}
