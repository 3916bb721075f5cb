import type { Notice } from '../domain/journal/journal.ts'
import type { Role } from '../domain/policy/policy.ts'
import type { Because, Recipient } from '../domain/notices/recipient.ts'
import { deputiesIn, type Present } from './deputies.ts'
import { upwards } from './departments.ts'
import type { Directory, Person, RoleHeld } from './directory.ts'

export type Addressed = { to: Notice['to']; except?: readonly string[] }

type Found = { person: Person; because: Because }

/** Who answers when no one of the role is left: the first of these that has anyone. */
const LAST_RESORT: readonly Role[] = ['management', 'manager', 'supervisor', 'operator', 'agent', 'auditor']

/**
 * Who of the directory gets a notice. People who are absent, have left or are excepted are replaced: by deputies, else by
 * those of the department above, else by anybody with the role, else by management. Only where nobody at all is
 * present do the absent ones get it: it waits for them.
 */
export function chooseRecipients(directory: Directory, { to, except = [] }: Addressed): Recipient[] {
  if (to.role === 'customer' || to.role === 'system') return []
  const present = (person: Person) =>
    person.active && !directory.absent.includes(person.id) && !except.includes(person.id)
  const found = search(directory, to, present)
  if (found.length > 0) return found.map(recipientOf)
  return search(directory, to, ({ id, active }) => active && !except.includes(id)).map(recipientOf)
}

function search(directory: Directory, to: Notice['to'], present: Present): Found[] {
  const standsIn = standInsOf(directory, present)
  for (const candidates of candidatesFor(directory, to)) {
    const found = withoutRepeats(candidates.flatMap(({ person, because }) => standsIn(person, because)))
    if (found.length > 0) return found
  }
  return []
}

type Candidate = { person: string; because: Because }

/** Groups of people to ask, the first group with anyone present is the one. */
function* candidatesFor(
  directory: Directory,
  { role, department, person }: Notice['to'],
): Generator<Candidate[]> {
  if (person !== undefined) yield [{ person, because: { as: 'named' } }]
  const { onCall, roles } = directory
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

const held = (
  among: readonly RoleHeld[],
  role: Role,
  where: (department: string | null) => boolean,
  because: Because,
): Candidate[] =>
  among.filter((one) => one.role === role && where(one.department)).map(({ person }) => ({ person, because }))

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
