import type { ClockRule, Policy } from './policy.ts'
import type { Span } from './terms.ts'

/** The clock of what is asked after closing: one run for each of the policy's later revisits. */
export const LATER_REVISIT = 'laterRevisit'

/** Those that come after closing: how long after it each is due. */
export const laterRevisits = ({ revisits = [] }: Pick<Policy, 'revisits'>): readonly Span[] =>
  revisits.slice(1).map(({ after }) => after)

/** A target without a ladder: after closing nobody is called up for it. Its due is named as it starts. */
export function laterRevisitRule(policy: Pick<Policy, 'revisits'>): ClockRule | undefined {
  const [after] = laterRevisits(policy)
  return after && { ...RULE, term: after }
}

const RULE: Omit<ClockRule, 'term'> = {
  name: LATER_REVISIT,
  basis: 'target',
  cycles: 'every',
  from: ['closed'],
  until: ['revisitAnswered'],
  owedBy: 'agent',
  warnAt: [0.8],
  ladder: 'none',
}
