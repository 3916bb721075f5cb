import type { Recipient } from '../domain/notices/recipient.ts'
import type { NoticeFacts } from './outgoing-notice.ts'

/** The complainant as a recipient; without an address that any channel reaches where none is known. */
export function complainantOf({ complaint }: Pick<NoticeFacts, 'complaint'>): Recipient {
  const { email, language = 'zh' } = complaint.details.complainant
  return {
    id: `complainant/${complaint.id}`,
    language,
    addresses: email === undefined ? {} : { email },
    because: { as: 'complainant' },
  }
}
