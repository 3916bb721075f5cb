import { defined } from '../defined.ts'
import type { Details } from '../intake.ts'
import { matchKeys, orderKey, type MatchKeys } from './match-keys.ts'
import { certainKeys, personOf, samePerson } from './same-person.ts'
import type { Sameness } from './sameness.ts'

/** What somebody who calls is known by. */
export type Told = {
  name?: string | undefined
  phone?: string | undefined
  email?: string | undefined
  customerId?: string | undefined
  orderNumber?: string | undefined
}

/** Whether it is whoever complained: an order's number alone is known to others too, and no more than possible. */
export function isCaller(told: Told, details: Details): Sameness {
  const { name = '', orderNumber = '' } = told
  const person = samePerson({ ...told, name }, personOf(details))
  if (person !== 'not') return person
  const order = orderKey(orderNumber)
  return order !== '' && order === orderKey(details.orderNumber ?? '') ? 'possible' : 'not'
}

/** What has been told so far, as details; what has not is empty, and fits nothing. */
export const toldDetails = ({
  name = '',
  phone,
  email,
  subject = '',
  ...more
}: Told & { subject?: string | undefined }): Details => ({
  complainant: { name, ...defined({ phone, email }) },
  subject,
  ...defined(more),
})

/** What their complaints are found by. */
export const callerKeys = (told: Told): MatchKeys => matchKeys(toldDetails(told))

/** Who are certainly one, together; whoever left nothing certain stands alone. */
export function byPerson<T extends { details: Details }>(all: readonly T[]): T[][] {
  let people: { keys: readonly string[]; of: T[] }[] = []
  for (const one of all) {
    const keys = certainKeys(personOf(one.details))
    const isTheirs = (person: { keys: readonly string[] }) => person.keys.some((key) => keys.includes(key))
    const theirs = people.filter(isTheirs)
    const person = {
      keys: [...theirs.flatMap((other) => other.keys), ...keys],
      of: [...theirs.flatMap((other) => other.of), one],
    }
    people = [...people.filter((other) => !isTheirs(other)), person]
  }
  return people.map((person) => person.of)
}
