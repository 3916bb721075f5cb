import { waysTo } from '../../domain/notices/contacts.ts'
import type { Recipient } from '../../domain/notices/recipient.ts'
import { complainantOf } from '../complainant.ts'
import type { LetterPlan, Way } from './letters.ts'
import type { Means } from './means.ts'

/**
 * By what a customer is reached here, the one to be tried first in front. They are told once: the next is for when one
 * has failed.
 */
export function waysFor(
  { settings, channels }: Pick<Means, 'settings' | 'channels'>,
  recipient: Recipient,
): Way[] {
  return waysTo(recipient, settings.audiences.customer.channels).flatMap((channel) => {
    const [address, sender] = [recipient.addresses[channel], channels.get(channel)]
    // A line of the log reaches nobody.
    if (address === undefined || !sender || sender.name === 'log') return []
    return sender.reaches?.(address) === false ? [] : [{ channel, address }]
  })
}

/** By what they are told at once: by the first way, or at each address of which that is wanted. */
export function waysAtOnce(means: Pick<Means, 'settings' | 'channels'>, recipient: Recipient): Way[] {
  const ways = waysFor(means, recipient)
  const each = ways.filter(({ channel }) => recipient.atEach?.includes(channel))
  return each.length > 0 ? each : ways.slice(0, 1)
}

/**
 * The ways there are of each notice of a letter that could not go: one of them may go where another may not. Which was
 * tried already the register knows.
 */
export function waysInstead(
  means: Pick<Means, 'settings' | 'channels'>,
  { recipient, postings, facts }: Pick<LetterPlan, 'recipient' | 'postings' | 'facts'>,
): ReadonlyMap<number, readonly Way[]> {
  if (recipient.because.as !== 'complainant') return new Map()
  return new Map(postings.map(({ id }, at) => [id, waysFor(means, complainantOf(facts[at]!))]))
}
