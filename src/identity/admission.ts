import type { Directory, Person } from '../directory/directory.ts'
import { deputyOf } from '../directory/deputies.ts'
import { withThoseBelow } from '../directory/departments.ts'
import { rankOf } from '../domain/permission.ts'
import type { Role } from '../domain/policy/policy.ts'
import type { Caller, Held } from './caller.ts'
import type { Claimed } from './claims.ts'

/** Why somebody whose sign-in is genuine is not let in, or cannot be for now; a sentence where the code says too little. */
export type NotAdmitted = {
  code: 'notAdmitted' | 'registerUnavailable' | 'issuerUnavailable'
  detail?: string
}

const refused = (detail: string): NotAdmitted => ({ code: 'notAdmitted', detail })

/** Roles that somebody has in their departments; all others are had everywhere. */
const IN_DEPARTMENTS: readonly Role[] = ['agent', 'supervisor', 'manager']

/**
 * Who somebody is here. Whom the directory knows has the roles that it says, whatever the issuer claims; others have what
 * the issuer claims, and so has everybody where no directory was ever read.
 */
export function admitted(directory: Directory | undefined, claimed: Claimed): Caller | NotAdmitted {
  const people = directory ? meant(directory, claimed) : []
  const [person, another] = people
  if (another) return refused('Several people in the directory have your e-mail address.')
  if (!person || !directory) return byClaims(directory, claimed)
  if (!person.active) return refused('By the directory you do not work here any more.')
  const held = heldBy(directory, person)
  return callerOf(person.id, held) ?? refused('The directory gives you no role here.')
}

function meant({ people }: Directory, { person, isEmail }: Claimed): Person[] {
  const found = people.filter(({ id, email }) => (isEmail ? email?.toLowerCase() === person : id === person))
  const here = found.filter(({ active }) => active)
  return here.length > 0 ? here : found.slice(0, 1)
}

function byClaims(directory: Directory | undefined, claimed: Claimed): Caller | NotAdmitted {
  const { person, roles, departments } = claimed
  const said = roles.flatMap((role): Said[] =>
    departments && IN_DEPARTMENTS.includes(role)
      ? departments.map((department) => ({ role, department }))
      : [{ role, department: null }],
  )
  const caller = callerOf(person, ranked(said, directory?.departments ?? []))
  if (caller) return caller
  // The directory may know them; nobody can say for now.
  if (!directory) return { code: 'registerUnavailable' }
  return refused('You are not in the directory, and your sign-in gives you no role here.')
}

const callerOf = (id: string, [first, ...others]: readonly Held[]): Caller | undefined =>
  first && { id, held: [first, ...others] }

/** Their own roles, then those of whom they stand in for as the first who is there, as for notices. */
function heldBy(directory: Directory, { id }: Person): Held[] {
  const present = (person: Person) => person.active && !directory.absent.includes(person.id)
  const rolesOf = (person: string) =>
    ranked(
      directory.roles.filter((one) => one.person === person),
      directory.departments,
    )
  const away = directory.people.filter((one) => one.id !== id && one.active && !present(one))
  const standsInFor = away.filter((one) => deputyOf(directory, one.id, present)?.id === id)
  const others = standsInFor.flatMap((one) => rolesOf(one.id).map((held) => ({ ...held, for: one.id })))
  return [...rolesOf(id), ...others.toSorted(higherFirst)]
}

const higherFirst = (one: Held, other: Held): number => rankOf(other.role) - rankOf(one.role)

type Said = { role: Role; department: string | null }

/** Each role once, the highest first, with all its departments and those below them. */
function ranked(said: readonly Said[], departments: Directory['departments']): Held[] {
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
