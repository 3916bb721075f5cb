import type { Permission } from '../../access/permission.ts'
import { LEADS } from '../../access/permission.ts'
import { selves } from '../../access/ties.ts'
import type { Actor, CommandOf } from '../../command.ts'
import type { Complaint } from '../../complaint.ts'
import type { Determination } from '../../parts/duties.ts'
import { isAtLeast, rankOf } from '../../permission.ts'
import { refuse, type Refusal } from '../../refusal.ts'
import {
  bearsSome,
  isDeterminedOf,
  isOfSame,
  isOpenObjection,
  nextDetermination,
} from '../../supervision/responsibility.ts'
import { isOneOf } from '../fairness.ts'
import { ANY, contentOf, type Rule } from '../rule.ts'
import { hasPartUnwaived } from './supervision-rules.ts'

/** One for each who bears a part of it. */
const DETERMINED_AT_MOST = 20
/** The facts come first; what is refused is closed, and may be judged. */
const STAGES = ANY.filter((stage) => stage !== 'received')

type Determining = CommandOf<'determineResponsibility'>

const standing = ({ responsibilities = [] }: Complaint): readonly Determination[] => responsibilities

const judgesOwn = (complaint: Complaint, by: Actor): Refusal | undefined =>
  hasPartUnwaived(complaint, by)
    ? refuse('conflictOfInterest', 'Whoever had a part in handling it does not judge who is responsible.')
    : undefined

/** By leads who had no part in it (decision 32); again for the same, it replaces what was determined before. */
export const determineResponsibility: Rule<'determineResponsibility'> = {
  may: LEADS,
  stages: STAGES,
  usual: true,
  unless: judgesOwn,
  refuses: (complaint, command, { by }) =>
    wronglyNamed(command) ??
    unproved(command) ??
    ofThemselves(command, by) ??
    besideOthers(complaint, command) ??
    belowObjection(complaint, command, by),
  events: (complaint, command, { at, by }) => {
    const before = standing(complaint).find((one) => isOfSame(one, command))
    return [
      {
        type: 'responsibilityDetermined',
        at,
        determination: nextDetermination(complaint),
        by: by.id,
        role: by.role,
        ...contentOf(command),
        ...(before && { replaces: before.n }),
      },
    ]
  },
}

/** What has to be named with whom: a person with their department, a department by itself. */
function wronglyNamed({ bearer, person, department, name }: Determining): Refusal | undefined {
  const isOfStaff = bearer === 'person' || bearer === 'department'
  if (isOfStaff && department === undefined)
    return refuse('missing', 'Name the department that bears it.', 'department')
  if (bearer === 'person' && person === undefined)
    return refuse('missing', 'Name the person who bears it.', 'person')
  if (bearer !== 'person' && person !== undefined)
    return refuse('contradiction', 'A person is named only where a person bears it.', 'person')
  if (!isOfStaff && department !== undefined)
    return refuse(
      'contradiction',
      'A department is named only where it, or one of its people, bears it.',
      'department',
    )
  return name !== undefined && bearer !== 'partner' && bearer !== 'product'
    ? refuse('contradiction', 'Only a partner or a product goes by a name of its own.', 'name')
    : undefined
}

const unproved = ({ degree, bearer, evidence }: Determining): Refusal | undefined =>
  bearsSome({ degree }) && evidence === undefined && (bearer === 'person' || bearer === 'department')
    ? refuse('missing', 'That a person or a department is responsible needs evidence.', 'evidence')
    : undefined

const ofThemselves = ({ person }: Determining, by: Actor): Refusal | undefined =>
  isOneOf(by, person)
    ? refuse('conflictOfInterest', 'Nobody determines their own responsibility.')
    : undefined

/** All parts together make sense: full leaves nothing to others, and one bears the main part. */
function besideOthers(complaint: Complaint, command: Determining): Refusal | undefined {
  const { bearer, degree } = command
  if (bearer === 'nobody' && degree !== 'none')
    return refuse('contradiction', 'Where nobody is responsible the degree is none.', 'degree')
  const others = standing(complaint).filter((one) => !isOfSame(one, command))
  const bearing = others.filter(bearsSome)
  const isWhole = bearer === 'nobody' || degree === 'full'
  if ((isWhole && bearing.length > 0) || (degree !== 'none' && bearing.some((one) => one.degree === 'full')))
    return refuse('contradiction', 'Full responsibility, or that of nobody, leaves none to others.', 'degree')
  if (degree === 'main' && bearing.some((one) => one.degree === 'main'))
    return refuse('contradiction', 'Another bears the main responsibility already.', 'degree')
  return others.length >= DETERMINED_AT_MOST
    ? refuse('boundReached', `No more than ${DETERMINED_AT_MOST} may be determined to be responsible.`)
    : undefined
}

/** What was objected to is answered above whoever determined it. */
function belowObjection(complaint: Complaint, command: Determining, by: Actor): Refusal | undefined {
  const before = standing(complaint).find((one) => isOfSame(one, command))
  return before && isOpenObjection(before) ? notAbove(before, by) : undefined
}

/** Above management there is none: another of them answers. */
function notAbove({ role, by: determinedBy, n }: Determination, by: Actor): Refusal | undefined {
  const isAbove = rankOf(by.role) > rankOf(role) || (by.role === 'management' && isAtLeast(by, role))
  return isAbove && !isOneOf(by, determinedBy)
    ? undefined
    : refuse('notAllowed', `The objection to determination ${n} is answered by a higher level.`)
}

const OF_THEMSELVES = ['determined', 'about'] as const
const OF_THEIRS = ['determined', 'determinedIn', 'about'] as const
const DETERMINED: Permission = {
  agent: OF_THEMSELVES,
  supervisor: OF_THEIRS,
  manager: OF_THEIRS,
  management: OF_THEIRS,
}

/** Once for each determination, by whoever it is of. */
export const objectToResponsibility: Rule<'objectToResponsibility'> = {
  may: DETERMINED,
  stages: ANY,
  unless: (complaint, by) =>
    standing(complaint).some((one) => isDeterminedOf(one, by) && !one.objection)
      ? undefined
      : refuse('nothingToAnswer', 'Nothing was determined that you could object to.'),
  refuses: (complaint, { determination: n }, { by }) => {
    const one = determinationOf(complaint, n)
    if ('code' in one) return one
    if (!isDeterminedOf(one, by))
      return refuse('notAllowed', 'Only the person, or who leads the department, objects to it.')
    return one.objection ? refuse('alreadyDone', `Determination ${n} was objected to already.`) : undefined
  },
  events: (complaint, { determination, reason }, { at, by }) => [
    {
      type: 'responsibilityObjected',
      at,
      determination,
      by: by.id,
      reason,
      ...whose(complaint, determination),
    },
  ],
}

export const upholdResponsibility: Rule<'upholdResponsibility'> = {
  may: LEADS,
  stages: ANY,
  unless: (complaint, by) =>
    standing(complaint).some(isOpenObjection)
      ? judgesOwn(complaint, by)
      : refuse('nothingToAnswer', 'No objection waits for an answer.'),
  refuses: (complaint, { determination: n }, { by }) => {
    const one = determinationOf(complaint, n)
    if ('code' in one) return one
    if (!isOpenObjection(one)) return refuse('nothingToAnswer', 'No objection waits for an answer.')
    if (selves(by).some((id) => id === one.objection?.by || id === one.person))
      return refuse('conflictOfInterest', 'Whoever objected does not answer the objection.')
    return notAbove(one, by)
  },
  events: (complaint, { determination, reason }, { at, by }) => [
    {
      type: 'responsibilityUpheld',
      at,
      determination,
      by: by.id,
      reason,
      ...whose(complaint, determination),
    },
  ],
}

function determinationOf(complaint: Complaint, n: number): Determination | Refusal {
  return (
    standing(complaint).find((one) => one.n === n) ??
    refuse('unknown', `There is no determination ${n} that holds.`)
  )
}

/** Whose it is, so that each entry says who reads it. */
function whose(complaint: Complaint, n: number): Pick<Determination, 'person' | 'department'> {
  const { person, department } = standing(complaint).find((one) => one.n === n) ?? {}
  return { ...(person !== undefined && { person }), ...(department !== undefined && { department }) }
}
