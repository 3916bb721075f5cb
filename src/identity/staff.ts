import type { Directory, Person } from '../directory/directory.ts'
import { deputiesIn } from '../directory/deputies.ts'
import { withThoseBelow } from '../directory/departments.ts'
import { rankOf } from '../domain/permission.ts'
import type { Role } from '../domain/policy/policy.ts'
import type { Held } from './caller.ts'

/** The directory as it is asked at every request: who somebody is, and what they have there. */
export type Staff = {
  byId(id: string): Person[]
  byEmail(address: string): Person[]
  /** Their own roles, then those of whom they stand in for as the first who is there, as for notices. */
  heldBy(id: string): Held[]
}

const made = new WeakMap<Directory, Staff>()

/** Made once of each copy. */
export function staffIn(directory: Directory): Staff {
  const staff = made.get(directory) ?? staffOf(directory)
  made.set(directory, staff)
  return staff
}

function staffOf(directory: Directory): Staff {
  const { people, roles, onCall, departments } = directory
  const byId = grouped(people, ({ id }) => id)
  const byEmail = grouped(people, ({ email }) => email?.toLowerCase() ?? '')
  // Who is on call is told what that role is told, and does what it may.
  const rolesOf = grouped([...roles, ...onCall], ({ person }) => person)
  const absences = absencesCovered(directory)
  const ownOf = (id: string) => ranked(rolesOf.get(id) ?? [], departments)
  return {
    byId: (id) => byId.get(id) ?? [],
    byEmail: (address) => byEmail.get(address) ?? [],
    heldBy(id) {
      const others = (absences.get(id) ?? []).flatMap((away) =>
        ownOf(away).map((held) => ({ ...held, for: away })),
      )
      return [...ownOf(id), ...others.toSorted(higherFirst)]
    },
  }
}

/** Of each deputy those who are away and whose first present deputy they are. */
function absencesCovered(directory: Directory): ReadonlyMap<string, string[]> {
  const absent = new Set(directory.absent)
  const present = ({ id, active }: Person) => active && !absent.has(id)
  const deputyOf = deputiesIn(directory, present)
  const covered = new Map<string, string[]>()
  for (const person of directory.people.filter((one) => one.active && !present(one))) {
    const deputy = deputyOf(person.id)
    if (deputy) covered.set(deputy.id, [...(covered.get(deputy.id) ?? []), person.id])
  }
  return covered
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}

const higherFirst = (one: Held, other: Held): number => rankOf(other.role) - rankOf(one.role)

export type RoleSaid = { role: Role; department: string | null }

/** Each role once, the highest first, with all its departments and those below them. */
export function ranked(said: readonly RoleSaid[], departments: Directory['departments']): Held[] {
  const roles = [...new Set(said.map(({ role }) => role))]
  return roles
    .map((role) => ({ role }))
    .toSorted(higherFirst)
    .map(({ role }) => {
      const where = said.filter((one) => one.role === role).map(({ department }) => department)
      const own = where.filter((department) => department !== null)
      return own.length < where.length
        ? { role }
        : { role, departments: withThoseBelow({ departments }, own) }
    })
}
