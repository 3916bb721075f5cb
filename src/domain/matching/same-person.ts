import type { Complainant } from '../intake.ts'
import { phoneOf, samePhone } from './phone.ts'
import { plainText } from './plain-text.ts'
import type { Sameness } from './sameness.ts'

/**
 * The one rule of who is the same person. Certain is a number with its extension, or an address; a name is no more than
 * possible, and that only between two who did not both leave a number, or both an address.
 */
export function samePerson(one: Complainant, other: Complainant): Sameness {
  const [phone, otherPhone] = [phoneIn(one), phoneIn(other)]
  const [email, otherEmail] = [emailKey(one.email), emailKey(other.email)]
  const byPhone = phone && otherPhone ? samePhone(phone, otherPhone) : undefined
  if (byPhone === 'certain' || (email !== undefined && email === otherEmail)) return 'certain'
  if (byPhone === 'possible') return 'possible'
  const isOpen = byPhone === undefined && !(email !== undefined && otherEmail !== undefined)
  const name = plainText(one.name)
  return isOpen && name !== '' && name === plainText(other.name) ? 'possible' : 'not'
}

const phoneIn = ({ phone }: Complainant) => (phone ? phoneOf(phone) : undefined)

/** An address as it is compared by. */
export const emailKey = (email: string | null | undefined): string | undefined =>
  email?.normalize('NFKC').trim().toLowerCase() || undefined
