import type { Kind } from './policy.ts'

/** What is known of what comes in, or is to be of another kind. */
export type Sortable = {
  kind: Kind
  category?: string | undefined
  product?: string | undefined
  store?: string | undefined
}

/** What all of it must fit, and the policy it then comes under. */
export type SelectionRule = { readonly [name in keyof Sortable]?: Sortable[name] | undefined } & {
  policy: string
}

/** By which policy what comes in is handled: the first rule that fits says it. */
export type Selection = { rules: readonly SelectionRule[] }

/** What rules look at. */
export const LOOKED = ['kind', 'category', 'product', 'store'] as const

/** The policy for what comes in, where nobody names one. The last rule fits everything. */
export const selected = ({ rules }: Selection, facts: Sortable): string =>
  rules.find((rule) => fits(rule, facts))!.policy

const fits = (rule: SelectionRule, facts: Sortable): boolean =>
  LOOKED.every((name) => rule[name] === undefined || rule[name] === facts[name])
