import { z } from 'zod'
import { Complainant, Name, Text } from '../domain/intake.ts'
import { Language } from '../domain/names.ts'
import { words } from '../domain/text.ts'

const { phone, email } = Complainant.shape

/** What a customer has written in a conversation on some channel: the one contract for all of them. */
export const ChannelMessage = z
  .strictObject({
    channel: z.enum(['chat', 'social', 'app']),
    conversation: words(120).meta({
      description: 'The channel’s own id of the conversation: it is one complaint until that is closed.',
    }),
    messageId: words(160).meta({
      description: 'The channel’s own id of the message: the same message is taken once.',
    }),
    from: z
      .strictObject({ name: Name.optional(), phone, email, customerId: words(80).optional() })
      .meta({ description: 'The customer, as far as the channel has made sure of it.' }),
    text: Text,
    subject: words(200).optional(),
    language: Language.optional(),
    files: z
      .array(z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/), name: Name.optional() }))
      .max(10)
      .optional()
      .meta({ description: 'Brought before, with POST /v1/files.' }),
  })
  .meta({ id: 'ChannelMessage' })
export type ChannelMessage = z.output<typeof ChannelMessage>
