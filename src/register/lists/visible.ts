import pg from 'pg'
import { reachOf, type Reach } from '../../domain/access/reach.ts'
import { mayEver, type Action } from '../../domain/access/table.ts'
import type { Actor } from '../../domain/command.ts'
import type { Role } from '../../domain/policy/policy.ts'

/** Who sees complaints that are restricted or erased: those who answer for keeping the rules. */
export const seesHidden = (role: Role): boolean => mayEver({ role }, 'readRestricted')

/** Which complaints a reader sees: of those they reach, the hidden ones too, or not. */
export type Sight = Reach & { hidden: boolean }

/** Of everything that is not hidden. */
export const EVERYTHING: Sight = { hidden: false, among: 'all', without: [] }

/**
 * The condition under which a row of `complaint`, or of `complaint_line`, is seen, under this alias, in lists, searches,
 * counts, feeds and exports: a restricted complaint is stored and protected, and nothing else. A canary is hidden, and
 * nobody's case at all. It holds no parameter; whoever sees everything is asked nothing more.
 */
export function seenBy({ hidden, among, without }: Sight, alias = 'complaint'): string {
  return [
    hidden ? `not is_canary(${alias}.id)` : `not ${alias}.hidden`,
    ...(among === 'all' ? [] : [`${alias}.ties && ${texts(among)}`]),
    ...(without.length === 0 ? [] : [`(${alias}.ties && ${texts(without)}) is not true`]),
  ].join(' and ')
}

const texts = (all: readonly string[]): string =>
  `array[${all.map((one) => pg.escapeLiteral(one)).join(', ')}]::text[]`

/** What somebody sees of all complaints by a right. */
export const sightOf = (by: Actor, right: Action): Sight => ({
  ...reachOf(by, right),
  hidden: seesHidden(by.role),
})

/** Everything, but for what is hidden from a role. */
export const sightOfRole = (role: Role): Sight => ({ ...EVERYTHING, hidden: seesHidden(role) })

/** What somebody sees of all complaints by a right, in one or another of the roles that they may act in. */
export const seenByAny = (actors: readonly Actor[], right: Action, alias = 'complaint'): string =>
  `(${actors.map((by) => `(${seenBy(sightOf(by, right), alias)})`).join(' or ') || 'false'})`

export const visibleTo = (role: Role, alias = 'complaint'): string => seenBy(sightOfRole(role), alias)
