import type { Intake } from '../../domain/intake.ts'
import type { Instant } from '../../domain/instant.ts'
import { categoriesAt } from '../../rules/categories.ts'
import type { Topic } from '../../portal/complain/form-page.ts'
import { selectedFor } from '../complaints/opening.ts'
import type { Deps } from '../deps.ts'

type Known = { product?: string | undefined; store?: string | undefined }

/**
 * What customers may choose from: the categories of the policy by which a complaint of this product and store is handled;
 * where it has none, those of all policies that a complaint may come under.
 */
export function topicsFor(
  deps: Pick<Deps, 'policies' | 'selection' | 'categories'>,
  { product, store }: Known,
  now: Instant,
): Topic[] {
  const details = { product: { model: product }, storeId: store } as Intake['details']
  const own = listOf(deps, selectedFor(deps, { kind: 'complaint', details }, undefined))
  const lists = own ? [own] : deps.selection.rules.map(({ policy }) => listOf(deps, policy))
  const topics = lists.flatMap((list) => (list ? categoriesAt(list, now).categories : []))
  return [...new Map(topics.map((one) => [one.id, one])).values()]
}

const listOf = ({ policies, categories }: Pick<Deps, 'policies' | 'categories'>, policy: string) =>
  categories.get(policies.get(policy)?.categories ?? '')
