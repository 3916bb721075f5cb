import { reaches, reachOf } from '../domain/access/reach.ts'
import { tiesOf } from '../domain/access/ties.ts'
import type { Notice } from '../domain/journal/journal.ts'
import type { Role } from '../domain/policy/policy.ts'
import type { Because, Recipient } from '../domain/notices/recipient.ts'
import { deputiesIn, type Present } from './deputies.ts'
import { upwards, withThoseBelow } from './departments.ts'
import type { Directory, Person, RoleHeld } from './directory.ts'

export type Addressed = {
  to: Notice['to']
  except?: readonly string[]
  /** Who has to do with the complaint; where that is not known it lies with the department and the person named. */
  ties?: readonly string[]
}

type Found = { person: Person; because: Because }

/** Who answers when no one of the role is left: the first of these that has anyone. */
const LAST_RESORT: readonly Role[] = ['management', 'manager', 'supervisor', 'operator', 'agent', 'auditor']

/**
 * Who of the directory gets a notice: only those who can open the complaint, as it stands. People who cannot, are absent,
 * have left or are excepted are replaced: whoever is named by those with the role in the department; they by deputies, else
 * by those of the department above, else by anybody with the role, else by management.
 * Only where nobody at all is present do the absent ones get it: it waits for them.
 */
export function chooseRecipients(directory: Directory, asked: Addressed): Recipient[] {
  const { role } = asked.to
  if (role === 'customer' || role === 'system') return []
  const present = ({ id, active }: Person) => active && !directory.absent.includes(id)
  const found = search(directory, asked, present)
  if (found.length > 0) return found.map(recipientOf)
  return search(directory, asked, ({ active }) => active).map(recipientOf)
}

function search(directory: Directory, asked: Addressed, present: Present): Found[] {
  const { except = [] } = asked
  // Whoever stands in for somebody who has left, or is excepted, has nothing of theirs.
  const here = new Set(directory.people.filter(({ active }) => active).map(({ id }) => id))
  const standsIn = standInsOf(directory, present)
  for (const candidates of candidatesFor(directory, asked)) {
    const meant = candidates.filter(({ person }) => here.has(person) && !except.includes(person))
    const told = meant.flatMap(({ person, because }) => standsIn(person, because))
    const found = withoutRepeats(told.filter(({ person }) => !except.includes(person.id)))
    if (found.length > 0) return found
  }
  return []
}

type Candidate = { person: string; because: Because }

/** Groups of people to ask, the first group with anyone present is the one. */
function* candidatesFor(directory: Directory, { to, ties }: Addressed): Generator<Candidate[]> {
  const { role, department, person } = to
  const opens = opening(
    directory,
    ties ?? tiesOf({ ...withOwner(to), tasks: [], escalations: [], details: {} }),
  )
  const { onCall, roles } = directory
  const held = (among: readonly RoleHeld[], wanted: Role, where: Where, because: Because) =>
    among
      .filter((one) => one.role === wanted && where(one.department) && opens(one))
      .map((one) => ({ person: one.person, because }))
  if ([...roles, ...onCall].some((one) => one.person === person && opens(one)))
    yield [{ person: person!, because: { as: 'named' } }]
  for (const level of upwards(directory, department)) {
    const because: Because =
      level === department
        ? { as: 'role', role, department: level }
        : { as: 'standIn', role, department: level }
    yield held(onCall, role, (where) => where === level, { as: 'onCall', role, department: level })
    yield held(onCall, role, (where) => where === null, { as: 'onCall', role })
    yield held(roles, role, (where) => where === level || where === null, because)
  }
  if (department === undefined) yield held(onCall, role, (where) => where === null, { as: 'onCall', role })
  yield held(roles, role, () => true, { as: department === undefined ? 'role' : 'standIn', role })
  for (const other of LAST_RESORT) yield held(roles, other, () => true, { as: 'standIn', role: other })
}

type Where = (department: string | null) => boolean

const withOwner = ({ department, person }: Notice['to']) =>
  department === undefined ? {} : { owner: { department, ...(person !== undefined && { person }) } }

/** Whether a role opens a complaint with these ties. */
const opening =
  (directory: Directory, ties: readonly string[]) =>
  ({ person, role, department: where }: RoleHeld): boolean => {
    const departments = where === null ? {} : { departments: withThoseBelow(directory, [where]) }
    return reaches(reachOf({ id: person, role, ...departments }, 'readComplaint'), ties)
  }

/** The person, or the first of their deputies who is there, or of the deputies' deputies. */
function standInsOf(directory: Directory, present: Present) {
  const known = new Map(directory.people.map((person) => [person.id, person]))
  const deputyOf = deputiesIn(directory, present)
  return (id: string, because: Because): Found[] => {
    const person = known.get(id)
    if (person && present(person)) return [{ person, because }]
    const deputy = deputyOf(id)
    return deputy ? [{ person: deputy, because: { as: 'deputy', of: id } }] : []
  }
}

/** One person gets it once (F52), and in their own name rather than as a deputy. */
function withoutRepeats(found: readonly Found[]): Found[] {
  const byId = new Map<string, Found>()
  const asThemselves = found.toSorted((one, other) => Number(isDeputy(one)) - Number(isDeputy(other)))
  for (const one of asThemselves) if (!byId.has(one.person.id)) byId.set(one.person.id, one)
  return [...byId.values()]
}

const isDeputy = ({ because }: Found): boolean => because.as === 'deputy'

const recipientOf = ({ person: { id, language, email }, because }: Found): Recipient => ({
  id: `person/${id}`,
  language,
  addresses: { inbox: id, ...(email && { email }) },
  because,
})
