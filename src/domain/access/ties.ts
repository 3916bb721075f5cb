import type { Actor } from '../command.ts'
import { INTAKE, type Complaint } from '../complaint.ts'
import { clearerOf } from '../policy/clearance.ts'
import type { Role } from '../policy/policy.ts'
import { RELATIONS, type Relation } from './permission.ts'

/*
 * Who has to do with a complaint, as words: who has it, which department, whose tasks, … The register keeps them beside
 * it, so that what somebody may read of all complaints follows from the same words as what they may do with one.
 */

/** What is looked at here. */
export type Tied = Pick<
  Complaint,
  'owner' | 'tasks' | 'escalations' | 'clearance' | 'takenInBy' | 'responsibilities' | 'resources'
> & {
  details: Pick<Complaint['details'], 'about'>
}

const UNASSIGNED = 'unassigned'

/** Each once, in an order of their own. */
export function tiesOf(of: Tied): string[] {
  const { owner, tasks, escalations, clearance, takenInBy, responsibilities = [], details } = of
  const helping = [...tasks, ...(of.resources ?? [])]
  const all = [
    ...named('department', [owner?.department]),
    ...(isNobodys(owner) ? [UNASSIGNED] : []),
    ...named('handler', [owner?.person]),
    ...helping.map(({ department }) => `taskIn:${department}`),
    ...named(
      'taskOf',
      helping.map(({ person }) => person),
    ),
    ...named(
      'delegate',
      escalations.map(({ delegatedTo }) => delegatedTo),
    ),
    ...named(
      'clearing',
      (clearance?.asked ?? []).map(({ clearer }) => clearerOf(clearer).department),
    ),
    ...named('takenIn', [takenInBy]),
    ...named(
      'determined',
      responsibilities.map(({ person }) => person),
    ),
    ...named(
      'determinedIn',
      responsibilities.map(({ bearer, department }) => (bearer === 'department' ? department : undefined)),
    ),
    ...named('about', [details.about]),
  ]
  return [...new Set(all)].toSorted()
}

/** Of whom it says `received`: staff go on to see what became of what they took in; a customer or a system does not. */
export const takerOf = ({ id, role }: Pick<Actor, 'id' | 'role'>): string | undefined =>
  TAKERS.includes(role) ? id : undefined

const TAKERS: readonly Role[] = ['agent', 'supervisor', 'manager', 'management', 'operator']

/** What lies at the intake waits for somebody to take it up. */
export const isNobodys = (owner: Complaint['owner']): boolean =>
  owner === undefined || (owner.department === INTAKE && owner.person === undefined)

export const tieOf = (kind: string, name: string): string => `${kind}:${name}`

const named = (kind: string, names: readonly (string | undefined)[]): string[] =>
  names.flatMap((name) => (name === undefined ? [] : [tieOf(kind, name)]))

/** Somebody, and whom they stand in for: what bars the one bars the other. */
export const selves = ({ id, for: other }: Pick<Actor, 'id' | 'for'>): string[] =>
  other === undefined ? [id] : [id, other]

export type Tying = Pick<Actor, 'id' | 'for' | 'departments'>

/** The ties by which somebody stands in a relation to a complaint. In all departments it takes no tie: see `reach`. */
export function tiesBy(relation: Relation, by: Tying): string[] {
  const people = selves(by)
  const departments = by.departments ?? []
  switch (relation) {
    case 'handler':
      return named('handler', people)
    case 'department':
      return named('department', departments)
    case 'unassigned':
      return [UNASSIGNED]
    case 'contributing':
      return [...named('taskOf', people), ...named('taskIn', departments), ...named('clearing', departments)]
    case 'delegate':
    case 'takenIn':
    case 'determined':
    case 'about':
      return named(relation, people)
    case 'determinedIn':
      return named(relation, departments)
    case 'none':
      return []
  }
}

/** How somebody stands to a complaint with these ties. */
export function relationsBy(ties: readonly string[], by: Tying): readonly Relation[] {
  const isTied = (relation: Relation) => tiesBy(relation, by).some((tie) => ties.includes(tie))
  if (isTied('about')) return ['about']
  const isAnywhere = by.departments === undefined && !ties.includes(UNASSIGNED)
  const found = RELATIONS.filter((relation) => isTied(relation) || (relation === 'department' && isAnywhere))
  return found.length > 0 ? found : ['none']
}

export const relationsOf = (complaint: Tied, by: Tying): readonly Relation[] =>
  relationsBy(tiesOf(complaint), by)
