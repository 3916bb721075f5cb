import type { Complainant, Details } from '../intake.ts'
import { exactPhone, phoneOf, samePhone } from './phone.ts'
import { plainText } from './plain-text.ts'
import type { Sameness } from './sameness.ts'

/** Who somebody is, as far as it was told. */
export type Person = Pick<Complainant, 'name'> & Contacts

export const personOf = ({ complainant, customerId }: Details): Person => ({ ...complainant, customerId })

/**
 * The one rule of who is the same person. Certain is a number with its extension, an address, or the firm's own id of
 * the customer; a name is no more than
 * possible, and that only between two who did not both leave a number, or both an address.
 */
export function samePerson(one: Person, other: Person): Sameness {
  if (certainlySame(one, other)) return 'certain'
  const [phone, otherPhone] = [phoneIn(one), phoneIn(other)]
  const byPhone = phone && otherPhone ? samePhone(phone, otherPhone) : undefined
  if (byPhone === 'possible') return 'possible'
  const isOpen = byPhone === undefined && !(emailKey(one.email) && emailKey(other.email))
  const name = plainText(one.name)
  return isOpen && name !== '' && name === plainText(other.name) ? 'possible' : 'not'
}

type Contacts = Pick<Complainant, 'phone' | 'email'> & { customerId?: string | undefined }

/** Whether they have a number, an address or an id in common, whatever they are called. */
export function certainlySame(one: Contacts, other: Contacts): boolean {
  const keys = certainKeys(other)
  return certainKeys(one).some((key) => keys.includes(key))
}

/** What makes two certainly one, where both have it. */
export function certainKeys(contacts: Contacts): string[] {
  const [phone, email] = [phoneIn(contacts), emailKey(contacts.email)]
  return [
    ...(phone ? [`phone ${exactPhone(phone)}`] : []),
    ...(email ? [`email ${email}`] : []),
    ...(contacts.customerId === undefined ? [] : [`customer ${contacts.customerId}`]),
  ]
}

const phoneIn = ({ phone }: Contacts) => (phone ? phoneOf(phone) : undefined)

/** An address as it is compared by. */
export const emailKey = (email: string | null | undefined): string | undefined =>
  email?.normalize('NFKC').trim().toLowerCase() || undefined
