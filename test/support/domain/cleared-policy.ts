import type { ClockRule, Policy } from '../../../src/domain/policy/policy.ts'
import { policyNamed } from './given.ts'

/** How long others may take to clear what was drafted. */
const CLEARANCE: ClockRule = {
  name: 'clearance',
  basis: 'target',
  cycles: 'every',
  from: ['clearanceNeeded'],
  until: ['cleared', 'clearanceReturned'],
  cancelledBy: ['clearanceDropped'],
  owedBy: 'agent',
  term: { amount: 8, unit: 'workingHours' },
  ladder: 'standard',
}

/** A policy under which others clear what is proposed, and every last word. */
export function clearedPolicy(
  clearance: NonNullable<Policy['clearance']>,
  policy = structuredClone(policyNamed('default')),
): Policy {
  return { ...policy, id: 'cleared', clearance, clocks: [...policy.clocks, CLEARANCE] }
}
