import { termFor } from '../term-for.ts'
import { LENGTH_MS } from '../../time/lengths.ts'
import { Complexity, Urgency, type ClockRule, type Policy } from '../policy.ts'
import { priorityBy } from '../priority.ts'
import type { Impossibility } from './stage-check.ts'

/** Major complaints have shorter terms, and never longer ones; a policy that promises no shorter one says why (R27). */
export function majorFaults(policy: Policy): Impossibility[] {
  if (!policy.kinds.includes('complaint')) return []
  const saved = policy.clocks.map((rule) => savedByMajor(policy, rule))
  const longer = policy.clocks.flatMap(({ name }, index) =>
    saved[index]!.some((ms) => ms < 0)
      ? [
          {
            path: ['clocks', index],
            message: `Clock ${name}: a major complaint would have a longer term than another of its kind.`,
          },
        ]
      : [],
  )
  const isShorter = saved.some((by) => by.some((ms) => ms > 0))
  if (isShorter || policy.about?.majorTerm) return longer
  return [
    ...longer,
    {
      path: ['about', 'majorTerm'],
      message: 'No term is shorter for major complaints. Give one, or say here why none is.',
    },
  ]
}

/** By how much the term of a major complaint is shorter, whatever else it is. */
const savedByMajor = (policy: Policy, rule: ClockRule): number[] =>
  Complexity.options.flatMap((complexity) =>
    Urgency.options.map((urgency) => {
      const [other, major] = (['normal', 'major'] as const).map((severity) => {
        const priority = priorityBy(policy, { severity, urgency })
        const { amount, unit } = termFor(rule, { complexity, severity, urgency, priority })
        return amount * LENGTH_MS[unit]
      }) as [number, number]
      return other - major
    }),
  )
