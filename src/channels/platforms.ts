import { createHash } from 'node:crypto'
import { z } from 'zod'
import { mediaWords } from '../words/telling/channels.ts'
import type { ChannelMessage } from './message.ts'

/*
 * What platforms hand on, as messages of ours. Of their payloads only what is needed is looked at: they add fields as they
 * like. What customers did not write (our own answers, receipts, events) is no message.
 */

/** More than a platform hands on at once: each message is taken one after another. */
const AT_ONCE = 1_000

/** https://developer.work.weixin.qq.com/document/path/94670: what sync_msg answers. */
const WeCom = z.looseObject({
  msg_list: z
    .array(
      z.looseObject({
        msgid: z.string(),
        open_kfid: z.string().optional(),
        external_userid: z.string().optional(),
        origin: z.number().optional(),
        msgtype: z.string(),
        text: z.looseObject({ content: z.string() }).optional(),
      }),
    )
    .max(AT_ONCE),
})
/** Written by the customer; others are the service's own and events. */
const BY_CUSTOMER = 3

const fromWeCom = WeCom.transform(({ msg_list }): ChannelMessage[] =>
  msg_list.flatMap(({ msgid, open_kfid = '', external_userid, origin, msgtype, text }) =>
    origin !== BY_CUSTOMER || external_userid === undefined
      ? []
      : [
          {
            channel: 'chat' as const,
            ...{ conversation: `wecom/${open_kfid}/${external_userid}`, messageId: `wecom/${msgid}` },
            from: { customerId: external_userid },
            text: text?.content.trim() || mediaWords(msgtype, 'zh'),
            language: 'zh' as const,
          },
        ],
  ),
)

/** https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks: a notification may bring several. */
const WhatsApp = z.looseObject({
  entry: z.array(
    z.looseObject({
      changes: z.array(
        z.looseObject({
          value: z.looseObject({
            metadata: z.looseObject({ phone_number_id: z.string() }),
            contacts: z
              .array(
                z.looseObject({
                  wa_id: z.string(),
                  profile: z.looseObject({ name: z.string() }).optional(),
                }),
              )
              .max(AT_ONCE)
              .optional(),
            messages: z
              .array(
                z.looseObject({
                  from: z.string(),
                  id: z.string(),
                  type: z.string(),
                  text: z.looseObject({ body: z.string() }).optional(),
                }),
              )
              .max(AT_ONCE)
              .optional(),
          }),
        }),
      ),
    }),
  ),
})

const fromWhatsApp = WhatsApp.transform(({ entry }): ChannelMessage[] =>
  entry
    .flatMap(({ changes }) => changes.map(({ value }) => value))
    .flatMap(({ metadata, contacts = [], messages = [] }) =>
      messages.map(({ from, id, type, text }) => {
        const name = contacts.find(({ wa_id }) => wa_id === from)?.profile?.name.trim()
        return {
          channel: 'chat' as const,
          ...{ conversation: `whatsapp/${metadata.phone_number_id}/${from}`, messageId: `whatsapp/${id}` },
          from: { ...(name && { name: name.slice(0, 120) }), phone: `+${from}` },
          text: text?.body.trim() || mediaWords(type, 'en'),
        }
      }),
    ),
)

/** https://open.weibo.com/wiki/Fans_service: private messages to an account. They bear no id of their own. */
const Weibo = z.looseObject({
  type: z.string(),
  receiver_id: z.union([z.number(), z.string()]),
  sender_id: z.union([z.number(), z.string()]),
  created_at: z.string(),
  text: z.string().optional(),
})

const fromWeibo = Weibo.transform(({ type, receiver_id, sender_id, created_at, text }): ChannelMessage[] => {
  if (['event', 'mention'].includes(type)) return []
  const known = JSON.stringify([receiver_id, sender_id, created_at, type, text])
  const id = createHash('sha256').update(known).digest('hex').slice(0, 32)
  return [
    {
      channel: 'social',
      ...{ conversation: `weibo/${receiver_id}/${sender_id}`, messageId: `weibo/${id}` },
      from: { customerId: `weibo/${sender_id}` },
      text: text?.trim() || mediaWords(type, 'zh'),
      language: 'zh',
    },
  ]
})

export const PLATFORMS = { wecom: fromWeCom, whatsapp: fromWhatsApp, weibo: fromWeibo } as const
export type Platform = keyof typeof PLATFORMS
export const PLATFORM_NAMES = Object.keys(PLATFORMS) as Platform[]
