import { selected, type Sortable } from '../../domain/policy/selection.ts'
import type { Answer } from '../asking/contract.ts'
import type { IntakeDraft } from './intake.ts'
import { valueAt } from './paths.ts'

export type Policies = Answer<'listPolicies'>
export type Category = Answer<'listCategories'>['data'][number]['data'][number]
type Lists = Answer<'listCategories'>['data']

export type Choosable = { list: string; categories: Category[] }

/** What is known by now of that by which a policy is selected. */
export function factsOf({ told, commands }: IntakeDraft): Sortable {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
  return {
    kind: told.kind as Sortable['kind'],
    category: text(commands.classify?.['category']),
    product: text(valueAt(told.details, 'product.model')),
    store: text(told.details['storeId']),
  }
}

/** The policy that it will be handled by: the one that is named, else the one that the rules select. */
export const policyIdOf = ({ selection }: Policies, draft: IntakeDraft): string =>
  (draft.told['policyId'] as string | undefined) || selected({ rules: selection }, factsOf(draft))

/** Those that may be named instead. */
export const nameable = ({ data }: Policies, kind: string, roles: readonly string[], today: string) =>
  data.filter(
    ({ kinds, choosableBy, effectiveFrom, effectiveTo }) =>
      (kinds as string[]).includes(kind) &&
      (!choosableBy || choosableBy.some((role) => roles.includes(role))) &&
      effectiveFrom <= today &&
      (effectiveTo === undefined || today <= effectiveTo),
  )

/**
 * The categories to choose from: of the policy that is named; or of each that would be selected with one of its own.
 * None where any word is one.
 */
export function categoriesFor(policies: Policies, lists: Lists, draft: IntakeDraft): Choosable[] {
  const named = draft.told['policyId']
  const { selection } = policies
  const ids = named ? [named] : [...new Set(selection.map(({ policy }) => policy))]
  return ids.flatMap((id) => {
    const list = policies.data.find((policy) => policy.id === id)?.categories
    const found = lists.find((one) => one.list === list)
    if (!found) return []
    const leadsHere = (category: string) =>
      named || selected({ rules: selection }, { ...factsOf(draft), category }) === id
    const categories = found.data.filter((category) => leadsHere(category.id))
    return categories.length > 0 ? [{ list: found.list, categories }] : []
  })
}

/** Whether any word is a category, under the policy that has been selected without one. */
export function isFree(
  policies: Policies,
  { commands: { classify: _, ...commands }, ...draft }: IntakeDraft,
) {
  const id = policyIdOf(policies, { ...draft, commands })
  return policies.data.find((policy) => policy.id === id)?.categories === undefined
}
