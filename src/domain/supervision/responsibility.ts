import { selves } from '../access/ties.ts'
import type { Actor } from '../command.ts'
import type { Complaint } from '../complaint.ts'
import type { Determination } from '../parts/duties.ts'
import { isAtLeast } from '../permission.ts'

/*
 * Who bears responsibility for what was complained of: what holds, one determination for each who bears it. What was
 * determined before stands in the journal.
 */

type Named = Pick<Determination, 'bearer'> & {
  [F in 'person' | 'department' | 'name']?: string | undefined
}

/** Whether two determinations are of the same: a person wherever they work, a department, a partner by its name. */
export const isOfSame = (one: Named, other: Named): boolean =>
  one.bearer === other.bearer &&
  (one.bearer === 'person'
    ? one.person === other.person
    : one.department === other.department && one.name === other.name)

export const bearsSome = ({ degree }: Pick<Determination, 'degree'>): boolean => degree !== 'none'

export const isOpenObjection = ({ objection, upheld }: Determination): boolean =>
  objection !== undefined && upheld === undefined

/** Numbers are not given twice: the last one given always holds. */
export const nextDetermination = ({ responsibilities = [] }: Complaint): number =>
  Math.max(0, ...responsibilities.map(({ n }) => n)) + 1

/** Of them: the person themselves, whom they stand in for; a department, where they lead it. */
export function isDeterminedOf({ bearer, person, department }: Determination, by: Actor): boolean {
  if (bearer === 'person') return person !== undefined && selves(by).includes(person)
  return bearer === 'department' && isLedBy(department, by)
}

const isLedBy = (department: string | undefined, by: Actor): boolean =>
  department !== undefined && isAtLeast(by, 'supervisor') && by.departments?.includes(department) === true
