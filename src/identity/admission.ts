import type { Directory, Person } from '../directory/directory.ts'
import type { Role } from '../domain/policy/policy.ts'
import type { Caller, Held } from './caller.ts'
import type { Claimed } from './claims.ts'
import { ranked, staffIn, type RoleSaid, type Staff } from './staff.ts'

/** Why somebody whose sign-in is genuine is not let in, or cannot be for now; a sentence where the code says too little. */
export type NotAdmitted = {
  code: 'notAdmitted' | 'otherSite' | 'registerUnavailable' | 'issuerUnavailable'
  detail?: string
}

/** Who somebody is here, or why not; nothing, where nobody is named. */
export type Admission = Caller | NotAdmitted | undefined

const refused = (detail: string): NotAdmitted => ({ code: 'notAdmitted', detail })

/** Roles that somebody has in their departments; all others are had everywhere. */
const IN_DEPARTMENTS: readonly Role[] = ['agent', 'supervisor', 'manager']

/**
 * Who somebody is here. Whom the directory knows has the roles that it says, whatever the issuer claims; others have what
 * the issuer claims, and so has everybody where no directory was ever read.
 */
export function admitted(directory: Directory | undefined, claimed: Claimed): Caller | NotAdmitted {
  const staff = directory && staffIn(directory)
  const [person, another] = staff ? meant(staff, claimed) : []
  if (another) return refused('Several people in the directory have your e-mail address.')
  if (!person || !staff) return byClaims(directory, claimed)
  if (!person.active) return refused('By the directory you do not work here any more.')
  return callerOf(person.id, staff.heldBy(person.id)) ?? refused('The directory gives you no role here.')
}

function meant(staff: Staff, { person, isEmail }: Claimed): Person[] {
  const found = isEmail ? staff.byEmail(person) : staff.byId(person)
  const here = found.filter(({ active }) => active)
  return here.length > 0 ? here : found.slice(0, 1)
}

function byClaims(directory: Directory | undefined, claimed: Claimed): Caller | NotAdmitted {
  const { person, roles, departments } = claimed
  const said = roles.flatMap((role): RoleSaid[] =>
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
