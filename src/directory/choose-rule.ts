import { searchText } from '../domain/matching/plain-text.ts'
import type { RoutingRule } from './directory.ts'

/** What routing looks at. */
export type Routable = { category: string; subject: string; storeId?: string | undefined }

/** The rule that says most of those that fit (R31); of two that say equally much the one in front. */
export function chooseRule(rules: readonly RoutingRule[], facts: Routable): RoutingRule | undefined {
  return rules
    .filter((rule) => fits(rule, facts))
    .toSorted(
      (one, other) =>
        conditionsOf(other) - conditionsOf(one) ||
        one.position - other.position ||
        (one.id < other.id ? -1 : 1),
    )[0]
}

function fits({ category, storeId, words }: RoutingRule, facts: Routable): boolean {
  const subject = searchText(facts.subject)
  return (
    (category === null || category === facts.category) &&
    (storeId === null || storeId === facts.storeId) &&
    (words === null || words.some((word) => subject.includes(searchText(word))))
  )
}

const conditionsOf = ({ category, storeId, words }: RoutingRule): number =>
  [category, storeId, words].filter((condition) => condition !== null).length
