import { waysTo } from '../../domain/notices/contacts.ts'
import type { ChannelName, Recipient } from '../../domain/notices/recipient.ts'
import { complainantOf } from '../complainant.ts'
import type { LetterPlan } from './letters.ts'
import type { Means } from './means.ts'

export type Way = { channel: ChannelName; address: string }

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

/** What comes after the way by which a letter to a customer could not go. */
export function wayInstead(
  means: Means,
  { recipient, channel, facts }: Pick<LetterPlan, 'recipient' | 'channel' | 'facts'>,
): Way | undefined {
  const [first] = facts
  if (recipient.because.as !== 'complainant' || !first) return undefined
  const ways = waysFor(means, complainantOf(first))
  const tried = ways.findIndex((way) => way.channel === channel)
  return ways[tried + 1]
}
