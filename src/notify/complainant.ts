import type { Event } from '../domain/event.ts'
import { detailsAfter } from '../domain/evolve/details.ts'
import type { Complainant, Details } from '../domain/intake.ts'
import { addressesOf, addressKey, preferredWay } from '../domain/notices/contacts.ts'
import type { Recipient } from '../domain/notices/recipient.ts'
import type { NoticeFacts } from './outgoing-notice.ts'

/** The complainant as a recipient; without an address that any channel reaches where none is known. */
export function complainantOf(
  facts: Pick<NoticeFacts, 'complaint' | 'notice' | 'event' | 'related' | 'conversation'>,
): Recipient {
  const { complaint, notice, event } = facts
  if (isOfAddress(notice)) return asBefore(facts)
  const { complainant } = complaint.details
  const { language: own = 'zh' } = complainant
  const language = event.type === 'messageWritten' ? (event.language ?? own) : own
  const addresses = addressesOf(complainant, facts.conversation)
  const prefers = preferredWay(complainant)
  return {
    ...{ id: `complainant/${complaint.id}`, language, because: { as: 'complainant' } },
    // Whoever has a new link sent was told that it comes by e-mail, and by nothing else.
    addresses: notice.template === 'slipRenewed' ? mailOf(addresses) : addresses,
    ...(prefers && { prefers }),
  }
}

/**
 * The complainant where they were reached before a change: at each address that is another by now. Somebody else may be
 * there: it is no part of their letters, and has no link. Never in a conversation: that is not what was changed.
 */
function asBefore(facts: Pick<NoticeFacts, 'complaint' | 'notice' | 'related'>): Recipient {
  const { complaint, notice } = facts
  const { complainant } = complaint.details
  const [before, now] = [addressesOf(complainantBefore(facts) ?? {}), addressesOf(complainant)]
  return {
    id: `complainant/${complaint.id}/before/${notice.sequence}`,
    ...{ language: complainant.language ?? 'zh', because: { as: 'complainant' }, addresses: before },
    atEach: (['email', 'sms'] as const).filter((way) => addressKey(before[way]) !== addressKey(now[way])),
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
