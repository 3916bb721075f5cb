import type { ClockRule } from './policy.ts'
import type { TermRule } from './terms.ts'

type TermCase = NonNullable<ClockRule['termWhen']>[number]
type Conditions = Omit<TermCase, 'term'>

/** The first case that fits what it is, else the rule's own term. */
export function termFor(
  { term, termWhen = [] }: Pick<ClockRule, 'term' | 'termWhen'>,
  is: Conditions = {},
): TermRule {
  const fits = ({ term: _, ...conditions }: TermCase) =>
    (Object.keys(conditions) as (keyof Conditions)[]).every(
      (name) => conditions[name] === undefined || conditions[name] === is[name],
    )
  return termWhen.find(fits)?.term ?? term
}
