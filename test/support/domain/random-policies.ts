import { clearedPolicy } from './cleared-policy.ts'
import { policyNamed } from './given.ts'
import { stagedPolicy } from './staged-policy.ts'

/** A policy whose pauses may credit only so much, and that waits for third parties without an end. */
const limited = () => {
  const policy = structuredClone(policyNamed('default'))
  for (const clock of policy.clocks)
    if (clock.name === 'resolve') {
      clock.maxPause = { amount: 2, unit: 'workingDays' }
      clock.pausesOn = ['information', 'consent', 'thirdParty']
    }
  return { ...policy, id: 'limited' }
}

/** The policies of the five documents. */
export const SHOWN = ['car-finance', 'odi-agency', 'rental', 'financial-emergency', 'carmaker']

/**
 * What is told as a history was registered elsewhere: no registration is counted, and lives are told both ways. What
 * would have to be told first is taken as told.
 */
function shipped(id: string) {
  const { registerWithin: _r, requires: _n, ...policy } = policyNamed(id)
  return policy
}

/** Policies the lives are lived by; in the demonstration's an hour is a second. */
export const POLICIES = [
  ...SHOWN.map(shipped),
  ...['default', 'cn-nfra', 'cn-sanbao', 'enquiry', 'event-log', 'demo'].map(shipped),
  limited(),
  clearedPolicy([
    { when: {}, by: 'management' },
    { when: { severity: 'major' }, by: 'legal' },
  ]),
  stagedPolicy(),
]
