import { utc } from '../domain/instant.ts'

/** The names under which the domain keeps instants. */
const INSTANT = /^(at|since|from|until|before|executeBy|reopenUntil)$|(At|Since)$/

/** The same value with its instants as text. Names that may hold other things convert only where a number stands. */
export function withTimesAsText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTimesAsText)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      typeof field === 'number' && INSTANT.test(name) ? utc(field) : withTimesAsText(field),
    ]),
  )
}

/** Whether a caller needs contact data for their work; for everyone else it is masked. */
const SEES_CONTACTS = new Set(['agent', 'supervisor', 'manager', 'management'])

export const seesContacts = (by: { role: string }): boolean => SEES_CONTACTS.has(by.role)

type Contacts = { phone?: unknown; email?: unknown }

/** Enough to recognise a number or an address, too little to use it. What was erased is no text any more, and stays. */
export function masked<T extends Contacts>(complainant: T): T {
  const { phone, email } = complainant
  return {
    ...complainant,
    ...(typeof phone === 'string' && { phone: maskedNumber(phone) }),
    ...(typeof email === 'string' && {
      email: `${email.slice(0, 1)}***${email.slice(email.lastIndexOf('@'))}`,
    }),
  }
}

type Persons = { complainant?: Contacts | undefined; representative?: Contacts | null | undefined }

/** Details in which nobody can be reached: neither the complainant nor who speaks for them. */
export function withoutContacts<T extends Persons>(details: T): T {
  const { complainant, representative } = details
  return {
    ...details,
    ...(complainant && { complainant: masked(complainant) }),
    ...(representative && { representative: masked(representative) }),
  }
}

const maskedNumber = (phone: string): string =>
  `${'*'.repeat(Math.max(3, phone.length - 4))}${phone.length > 6 ? phone.slice(-4) : ''}`
