import type { ClockRule, Policy } from '../../../src/domain/policy/policy.ts'
import { policyNamed } from './given.ts'

type Stage = Pick<ClockRule, 'name' | 'from' | 'until'> & Partial<ClockRule>

const target = (hours: number, { name, from, until, ...more }: Stage): ClockRule => ({
  ...{ name, basis: 'target', cycles: 'every', from, until, owedBy: 'agent' },
  ...{ term: { amount: hours, unit: 'hours' }, ladder: 'none' },
  ...more,
})

/** The stages as a firm may set them beside what it promises its customers. */
export const STAGES: readonly ClockRule[] = [
  target(4, { name: 'accept', from: ['received'], until: ['handlingAccepted'], cycles: 'first' }),
  target(4, { name: 'triage', from: ['received'], until: ['classified'], cycles: 'first' }),
  target(2, { name: 'handover', from: ['handedOver'], until: ['takenOver'], cancelledBy: ['handedOver'] }),
  target(12, {
    name: 'investigate',
    from: ['assigned', 'cycleOpened'],
    until: ['findingsRecorded'],
    cancelledBy: ['solutionOffered'],
    inStages: ['investigating'],
    once: true,
    warnAt: [0.5],
  }),
  target(8, {
    name: 'propose',
    from: ['findingsRecorded', 'solutionDeclined'],
    until: ['solutionOffered'],
    inStages: ['investigating'],
  }),
]

/** The house promise with a target for each stage, and who answers for it. */
export function stagedPolicy(clocks: readonly ClockRule[] = STAGES): Policy {
  const policy = structuredClone(policyNamed('default'))
  return {
    ...policy,
    id: 'staged',
    clocks: [...policy.clocks, ...clocks],
    stages: [
      { target: 'accept', owner: 'agent' },
      { target: 'triage', owner: 'agent' },
      { target: 'handover', owner: 'supervisor' },
      { target: 'investigate', owner: 'manager' },
      { target: 'propose', owner: 'agent' },
    ],
  }
}
