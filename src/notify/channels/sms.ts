import type { Sender } from '../letter.ts'
import { postSigned, type Gateway, type SignedPosting } from './signed-post.ts'

/** `countries`: what the numbers begin with that it is used for; all, if left out. */
export type SmsGateway = Gateway & { countries?: readonly string[] }

/** Hands letters to the firm's own gateway for text messages. An address is a number as E.164. */
export const createSmsSender = (gateway: SmsGateway, posting: SignedPosting): Sender => ({
  name: 'sms',
  reaches: (to) => gateway.countries?.some((country) => to.startsWith(country)) ?? true,
  send: ({ id, language, text, about }, to, signal) =>
    postSigned(posting, { gateway, id, body: { id, to, language, text, ...about }, signal }),
})
