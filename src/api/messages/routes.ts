import { z } from 'zod'
import { ChannelMessage } from '../../channels/message.ts'
import { PLATFORM_NAMES } from '../../channels/platforms.ts'
import type { Route } from '../route.ts'

/** What customers write on other channels, as an adapter hands it on. */
export const messageRoutes = {
  bringMessages: {
    method: 'post',
    path: '/v1/messages',
    summary: 'Hand on what a customer wrote in a chat, an app or a social network',
    description:
      'Signed by the Standard Webhooks specification with a secret of MESSAGES_SECRETS (webhook-id, webhook-timestamp, ' +
      'webhook-signature). A conversation is one complaint until that is closed: its first message opens it, the others ' +
      'are told to it as the customer’s own words. The same message, by its messageId, is taken once, whatever has become of ' +
      'its complaint. With `from` the body ' +
      'is what that platform hands on, and of it each message of a customer is taken by itself, or refused with its problem. ' +
      'If one is to come again the answer is 503 with the same data: bring the same again, what was taken is met as it was.',
    tag: 'Complaints',
    takesFile: true,
    publishes: ChannelMessage,
    query: z.strictObject({ from: z.enum(['app', ...PLATFORM_NAMES]).default('app') }),
    status: 200,
    answer: z
      .strictObject({
        data: z.array(
          z.union([
            z.strictObject({
              messageId: z.string(),
              result: z
                .enum(['complaint', 'message'])
                .meta({ description: 'What it opened, or was told to.' }),
              complaint: z.string().meta({ description: 'The id of the complaint.' }),
            }),
            z.strictObject({
              messageId: z
                .string()
                .optional()
                .meta({ description: 'As far as it can be read, as the platform calls it.' }),
              result: z.literal('refused'),
              again: z.boolean().meta({ description: 'Whether it may go well later, as it is.' }),
              problem: z.looseObject({ code: z.string(), title: z.string(), status: z.number() }),
            }),
          ]),
        ),
      })
      .meta({ id: 'MessagesTaken' }),
    may: 'bringMessages',
  },
} as const satisfies Record<string, Route>
