import type { Role } from '../../domain/policy/policy.ts'

/** Who sees complaints that are restricted or erased: those who answer for keeping the rules. */
export const COMPLIANCE: readonly Role[] = ['auditor', 'management']

export const seesHidden = (role: Role): boolean => COMPLIANCE.includes(role)

/**
 * The condition under which a reader sees a row of `complaint`, under this alias, in lists, searches and exports:
 * a restricted complaint is stored and protected, and nothing else. A canary is hidden, and nobody's case at all. It
 * holds no parameter.
 */
export const visibleTo = (role: Role, alias = 'complaint'): string => condition(seesHidden(role), alias)

/** The same of a line `l` of a list. */
export const visibleLines = (hidden: boolean): string => condition(hidden, 'l')

const condition = (hidden: boolean, alias: string): string =>
  hidden ? `not is_canary(${alias}.id)` : `not ${alias}.hidden`
