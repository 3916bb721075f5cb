import type { Policy } from '../../../src/domain/policy/policy.ts'
import { policyNamed } from './given.ts'

/** The default policy, which asks the customer again a week and three weeks after the closing. */
export function askedSeveralTimes(): Policy {
  const policy = structuredClone(policyNamed('default'))
  for (const clock of policy.clocks)
    if (clock.name === 'revisit') {
      clock.from = ['executionRecorded']
      clock.until = ['revisitAnswered']
    }
  return {
    ...policy,
    id: 'several',
    revisits: [
      { after: { amount: 3, unit: 'workingDays' } },
      { after: { amount: 7, unit: 'calendarDays' } },
      { after: { amount: 21, unit: 'calendarDays' } },
    ],
  }
}
