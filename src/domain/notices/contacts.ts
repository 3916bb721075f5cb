import type { Complaint } from '../complaint.ts'
import type { Channel, Complainant, Method } from '../intake.ts'
import { phoneOf } from '../matching/phone.ts'
import { emailKey } from '../matching/same-person.ts'
import type { ChannelName, Recipient } from './recipient.ts'

type Addresses = Recipient['addresses']

/** Where a complainant is reached, by each way there is to them. `began`: the conversation in which they complained. */
export const addressesOf = (
  { phone, email }: Pick<Complainant, 'phone' | 'email'>,
  began?: Conversation | null,
): Addresses => {
  const number = textable(phone)
  return {
    ...(email !== undefined && { email }),
    ...(number !== undefined && { sms: number }),
    ...(began && { conversation: `${began.channel}/${began.conversation}` }),
  }
}

/** As what an address is known again, whatever way it is of. */
export const addressKey = emailKey

/** By what they would rather hear from us. Who wants a letter on paper, or to be met, is written to as anybody else. */
export const preferredWay = ({
  preferredMethod: method,
}: Pick<Complainant, 'preferredMethod'>): ChannelName | undefined => method && WAYS[method]

const WAYS: Partial<Record<Method, ChannelName>> = {
  ...{ email: 'email', phone: 'sms', message: 'sms', chat: 'conversation' },
}

/** The ways in the order in which they are tried for somebody: what they prefer, and then as the firm has put them. */
export const waysTo = (
  { prefers }: Pick<Recipient, 'prefers'>,
  wanted: readonly ChannelName[],
): readonly ChannelName[] =>
  prefers !== undefined && wanted.includes(prefers)
    ? [prefers, ...wanted.filter((way) => way !== prefers)]
    : wanted

/** A number that takes text messages, as E.164: it has a country, is none behind a switchboard, and in China a mobile one. */
function textable(told: string | undefined): string | undefined {
  const phone = told === undefined ? undefined : phoneOf(told)
  if (!phone?.hasCountry || phone.extension !== undefined) return undefined
  const isFixed = phone.number.startsWith('+86') && !/^\+861[3-9]\d{9}$/.test(phone.number)
  return isFixed || !E164.test(phone.number) ? undefined : phone.number
}

const E164 = /^\+[1-9]\d{7,14}$/

/**
 * Whether nobody has shown that the contact details are theirs: at the form anybody types anybody's. Staff have spoken to
 * whom they take in, and platforms know whom they hand on.
 */
export const isUnshown = ({ channel, takenInBy }: Pick<Complaint, 'channel' | 'takenInBy'>): boolean =>
  channel === 'web' && takenInBy === undefined

/** What adapters hand messages on from. */
export const CONVERSING = ['chat', 'social', 'app'] as const satisfies readonly Channel[]
export type Conversing = (typeof CONVERSING)[number]

/** A conversation on a channel, by the channel's own id. */
export type Conversation = { channel: Conversing; conversation: string }

const isConversing = (channel: string): channel is Conversing =>
  (CONVERSING as readonly string[]).includes(channel)

/** Whether a complaint began in a conversation; in which, the register keeps apart. */
export const beganInConversation = ({
  channel,
  messageId = '',
}: {
  channel: Channel
  messageId?: string | undefined
}): boolean => isConversing(channel) && /#\d+$/.test(messageId)

/** The conversation that an address is of. */
export function conversationAt(address: string): Conversation | undefined {
  const [, channel = '', conversation = ''] = /^([a-z]+)\/(.+)$/s.exec(address) ?? []
  return conversation !== '' && isConversing(channel) ? { channel, conversation } : undefined
}
