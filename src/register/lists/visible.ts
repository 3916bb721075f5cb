import pg from 'pg'
import { reaches, reachOf, type Reach } from '../../domain/access/reach.ts'
import { mayEver, type Action } from '../../domain/access/table.ts'
import type { Actor } from '../../domain/command.ts'
import type { Role } from '../../domain/policy/policy.ts'

/** Who sees complaints that are restricted or erased: those who answer for keeping the rules. */
export const seesHidden = (role: Role): boolean => mayEver({ role }, 'readRestricted')

/** Which complaints a reader sees: of those they reach, the hidden ones too, or not; and those by other roles of theirs. */
export type Sight = Seen & { also?: readonly Seen[] }
type Seen = Reach & { hidden: boolean }

/** Of everything that is not hidden. */
export const EVERYTHING: Sight = { hidden: false, among: 'all', without: [] }

/**
 * The condition under which a row of `complaint`, or of `complaint_line`, is seen, under this alias, in lists, searches,
 * counts, feeds and exports: a restricted complaint is stored and protected, and nothing else. A canary is hidden, and
 * nobody's case at all. It holds no parameter; whoever sees everything is asked nothing more.
 */
export function seenBy({ also = [], ...first }: Sight, alias = 'complaint'): string {
  if (also.length === 0) return seenIn(first, alias)
  return `(${[first, ...also].map((one) => `(${seenIn(one, alias)})`).join(' or ')})`
}

function seenIn({ hidden, among, without }: Seen, alias: string): string {
  return [
    hidden ? `not is_canary(${alias}.id)` : `not ${alias}.hidden`,
    ...(among === 'all' ? [] : [`${alias}.ties && ${texts(among)}`]),
    ...(without.length === 0 ? [] : [`(${alias}.ties && ${texts(without)}) is not true`]),
  ].join(' and ')
}

const texts = (all: readonly string[]): string =>
  `array[${all.map((one) => pg.escapeLiteral(one)).join(', ')}]::text[]`

/** Whether one is seen that has these ties. */
export const sees = ({ also = [], ...first }: Sight, ties: readonly string[]): boolean =>
  [first, ...also].some((one) => reaches(one, ties))

/** Whether one is seen that stands so. */
export const seesOne = (
  { also = [], ...first }: Sight,
  { hidden, ties }: { hidden: boolean; ties: readonly string[] },
): boolean => [first, ...also].some((one) => (one.hidden || !hidden) && reaches(one, ties))

/** Whether what is hidden is shown in one of the roles. */
export const seesHiddenToo = ({ hidden, also = [] }: Sight): boolean =>
  hidden || also.some((one) => one.hidden)

/** Everything that is not barred, where what is told of it is little. */
export const withoutReach = ({ also, ...first }: Sight): Sight => ({
  ...first,
  among: 'all',
  ...(also && { also: also.map((one) => ({ ...one, among: 'all' as const })) }),
})

/** What somebody sees of all complaints by a right, in one or another of the roles that they may act in. */
export function sightOf(actors: readonly [Actor, ...Actor[]], right: Action): Sight {
  const [first, ...others] = together(
    actors.map((by) => ({ ...reachOf(by, right), hidden: seesHidden(by.role) })),
  )
  return others.length === 0 ? first : { ...first, also: others }
}

/** What differs in its reach alone is one: an index finds it at once. */
function together(all: readonly Seen[]): [Seen, ...Seen[]] {
  const classOf = ({ hidden, without }: Seen) => JSON.stringify([hidden, without])
  const classes = [...new Set(all.map(classOf))]
  const groups = classes.map((one) => all.filter((seen) => classOf(seen) === one))
  return groups.map((group) => ({ ...group[0]!, among: amongAll(group) })) as [Seen, ...Seen[]]
}

const amongAll = (group: readonly Seen[]): Reach['among'] =>
  group.some(({ among }) => among === 'all') ? 'all' : [...new Set(group.flatMap(({ among }) => among))]

/** Everything, but for what is hidden from a role. */
export const sightOfRole = (role: Role): Sight => ({ ...EVERYTHING, hidden: seesHidden(role) })

export const visibleTo = (role: Role, alias = 'complaint'): string => seenBy(sightOfRole(role), alias)
