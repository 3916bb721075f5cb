import { plainText } from '../domain/matching/plain-text.ts'
import type { Role } from '../domain/policy/policy.ts'
import type { Directory, Person } from './directory.ts'

/** Who and what a command may name, by the directory; where a firm keeps none, anything. */

/** Why a person or a department cannot be named. */
export type Misnomer =
  | 'unknownDepartment'
  | 'unknownPerson'
  | 'severalPeople'
  | 'hasLeft'
  | 'otherDepartment'
  | 'otherRole'

export type Named = {
  department?: string | undefined
  person?: string | undefined
  /** One of these has to be theirs. */
  roles?: readonly Role[]
}

export function misnomerIn(directory: Directory, { department, person, roles }: Named): Misnomer | undefined {
  const { people, departments, roles: held } = directory
  if (people.length === 0) return undefined
  if (department !== undefined && !departments.some(({ id }) => id === department)) return 'unknownDepartment'
  if (person === undefined) return undefined
  const known = people.find(({ id }) => id === person)
  if (!known) return 'unknownPerson'
  if (!known.active) return 'hasLeft'
  const theirs = held.filter((one) => one.person === person)
  const here = theirs.filter(
    (one) => department === undefined || (one.department ?? department) === department,
  )
  if (here.length === 0) return 'otherDepartment'
  return roles && !here.some(({ role }) => roles.includes(role)) ? 'otherRole' : undefined
}

/** Who is meant by an id or a name: one by their id, else all who have this name. */
function peopleNamed({ people }: Directory, name: string): Person[] {
  const known = people.find(({ id }) => id === name)
  if (known) return [known]
  const plain = plainText(name)
  return plain === '' ? [] : people.filter((person) => plainText(person.name) === plain)
}

/** Whether a name may mean this one or that one. */
export const isAmbiguous = (directory: Directory, name: string): boolean =>
  peopleNamed(directory, name).length > 1

/** The id of the one who is meant; none, where a name stands for nobody or for several. */
export function personMeant(directory: Directory, name: string): string | undefined {
  const [one, ...others] = peopleNamed(directory, name)
  return one && others.length === 0 ? one.id : undefined
}

/** The same, or else the name itself. */
export const idOfNamed = (directory: Directory, name: string): string => personMeant(directory, name) ?? name
