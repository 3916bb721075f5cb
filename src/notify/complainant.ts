import type { Event } from '../domain/event.ts'
import { detailsAfter } from '../domain/evolve/details.ts'
import type { Complainant, Details } from '../domain/intake.ts'
import { addressesOf, preferredWay } from '../domain/notices/contacts.ts'
import type { Recipient } from '../domain/notices/recipient.ts'
import type { NoticeFacts } from './outgoing-notice.ts'

/** The complainant as a recipient; without an address that any channel reaches where none is known. */
export function complainantOf(
  facts: Pick<NoticeFacts, 'complaint' | 'notice' | 'event' | 'related' | 'conversation'>,
): Recipient {
  const { complaint, notice, event } = facts
  const { complainant } = complaint.details
  const { language: own = 'zh' } = complainant
  const language = event.type === 'messageWritten' ? (event.language ?? own) : own
  // Another may be there by now: it is no part of their letters, and has no link.
  const [id, known] = isOfAddress(notice)
    ? [`complainant/${complaint.id}/before/${notice.sequence}`, complainantBefore(facts) ?? {}]
    : [`complainant/${complaint.id}`, complainant]
  const addresses = addressesOf(known, facts.conversation)
  const prefers = preferredWay(known)
  return {
    ...{ id, language, because: { as: 'complainant' } },
    // Whoever has a new link sent was told that it comes by e-mail, and by nothing else.
    addresses: notice.template === 'slipRenewed' ? mailOf(addresses) : addresses,
    ...(prefers && { prefers }),
  }
}

const mailOf = ({ email }: Recipient['addresses']) => (email === undefined ? {} : { email })

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
