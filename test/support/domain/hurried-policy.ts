import type { Policy } from '../../../src/domain/policy/policy.ts'
import { policies } from '../temporal/workflow-lives.ts'

const demo = policies.get('demo')!
const seconds = (amount: number) => ({ amount, unit: 'seconds' as const })

/** The policy for demonstrations with other terms, in seconds; what gets one warns no more. */
export function hurried(terms: Record<string, number>): Policy {
  const { about: _, ...rest } = demo
  const clocks = rest.clocks.map(({ termWhen: _w, warnAt, ...rule }) => {
    const term = terms[rule.name]
    if (term !== undefined) return { ...rule, term: seconds(term) }
    return warnAt ? { ...rule, warnAt } : rule
  })
  return { ...rest, clocks }
}

/** Acknowledged in three seconds, or else the ladder is climbed in steps of two; nothing else within a minute. */
export const impatient: Policy = {
  ...hurried({ acknowledge: 3, resolve: 60 }),
  ladders: {
    standard: {
      steps: [
        { level: 1, to: 'supervisor', after: seconds(0) },
        { level: 2, to: 'manager', after: seconds(2) },
        { level: 3, to: 'management', after: seconds(2) },
      ],
      repeat: seconds(60),
    },
  },
}
