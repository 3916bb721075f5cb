import type { Details } from '../intake.ts'
import { phoneKey, phoneOf } from './phone.ts'
import { plainText } from './plain-text.ts'
import { emailKey } from './same-person.ts'

/** What a complaint is found by when another is told that may be of the same person or matter; see `samePerson`. */
export type MatchKeys = { phone?: string; email?: string; name?: string; order?: string; subject?: string }

/** An order's number as it is compared by; of signs alone nothing is left. */
export const orderKey = plainText

/** The keys of a complaint's details: the same however they were typed. What is not there has none. */
export function matchKeys({ complainant, orderNumber = '', subject }: Details): MatchKeys {
  const phone = complainant.phone ? phoneOf(complainant.phone) : undefined
  const email = emailKey(complainant.email)
  const keys = {
    name: plainText(complainant.name),
    order: orderKey(orderNumber),
    subject: plainText(subject),
  }
  return {
    ...(phone && { phone: phoneKey(phone) }),
    ...(email !== undefined && { email }),
    ...Object.fromEntries(Object.entries(keys).filter(([, key]) => key !== '')),
  }
}
