import type { Event } from '../domain/event.ts'
import { detailsAfter } from '../domain/evolve/details.ts'
import type { Complainant, Details } from '../domain/intake.ts'
import type { Recipient } from '../domain/notices/recipient.ts'
import type { NoticeFacts } from './outgoing-notice.ts'

/** The complainant as a recipient; without an address that any channel reaches where none is known. */
export function complainantOf(
  facts: Pick<NoticeFacts, 'complaint' | 'notice' | 'event' | 'related'>,
): Recipient {
  const { complaint, notice, event } = facts
  const { email, language: own = 'zh' } = complaint.details.complainant
  const language = event.type === 'messageWritten' ? (event.language ?? own) : own
  return isOfAddress(notice)
    ? // Another may be there by now: it is no part of their letters, and has no link.
      recipientAt(`complainant/${complaint.id}/before/${notice.sequence}`, {
        email: complainantBefore(facts)?.email,
        language,
      })
    : recipientAt(`complainant/${complaint.id}`, { email, language })
}

const recipientAt = (
  id: string,
  { email, language }: { email: string | undefined; language: Recipient['language'] },
): Recipient => ({
  id,
  language,
  addresses: email === undefined ? {} : { email },
  because: { as: 'complainant' },
})

/** A changed address is told to the one there was. */
export const isOfAddress = ({ template }: Pick<NoticeFacts['notice'], 'template'>): boolean =>
  template === 'addressChanged'

/** The complainant as they stood before what the notice tells of. */
export function complainantBefore({ related }: Pick<NoticeFacts, 'related'>): Complainant | undefined {
  return related.reduce<Details | undefined>(after, undefined)?.complainant
}

function after(details: Details | undefined, event: Event): Details | undefined {
  if (event.type === 'received') return event.details
  return details && event.type === 'detailsAmended' ? detailsAfter(details, event) : details
}
