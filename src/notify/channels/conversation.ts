import { conversationAt, type Conversing } from '../../domain/notices/contacts.ts'
import { DeliveryFault, type Sender } from '../letter.ts'
import { postSigned, type Gateway, type SignedPosting } from './signed-post.ts'

/** The adapters that hand on what customers write, and bring them what we answer: one for each channel that has one. */
export type Adapters = Partial<Record<Conversing, Gateway>>

/** Brings letters to where the customer wrote from, by the adapter that handed it on. */
export function createConversationSender(adapters: Adapters, posting: SignedPosting): Sender {
  const wayTo = (address: string) => {
    const conversation = conversationAt(address)
    const gateway = conversation && adapters[conversation.channel]
    return gateway && { conversation, gateway }
  }
  return {
    name: 'conversation',
    reaches: (address) => wayTo(address) !== undefined,
    async send({ id: messageId, language, subject, text, about }, address, signal) {
      const way = wayTo(address)
      if (!way)
        throw new DeliveryFault('There is no adapter for the channel of this conversation.', {
          isFinal: true,
        })
      const { conversation, gateway } = way
      const body = { ...conversation, messageId, language, subject, text, ...about }
      await postSigned(posting, { gateway, id: messageId, body, signal })
    },
  }
}
