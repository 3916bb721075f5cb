import type { Sender } from '../letter.ts'
import { postSigned, type Gateway, type SignedPosting } from './signed-post.ts'

/** Hands letters to the firm's own gateway for text messages. An address is a number as E.164. */
export const createSmsSender = (gateway: Gateway, posting: SignedPosting): Sender => ({
  name: 'sms',
  send: ({ id, language, text, about }, to, signal) =>
    postSigned(posting, { gateway, id, body: { id, to, language, text, ...about }, signal }),
})
