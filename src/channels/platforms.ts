import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Name } from '../domain/intake.ts'
import { mediaWords } from '../words/telling/channels.ts'
import { cut } from '../words/telling/cut.ts'
import type { ChannelMessage } from './message.ts'

/*
 * What platforms hand on, as messages of ours. Of their payloads only what is needed is looked at: they add fields as they
 * like. What customers did not write (our own answers, receipts, events) is no message.
 */

/** One of what was handed on, with its place there, and how it is read: nothing where no customer has written it. */
export type Piece = {
  at: readonly PropertyKey[]
  item: unknown
  reading: z.ZodType<ChannelMessage | undefined>
}

/** What a platform tells beside the message is left out where it does not fit: for a name no message is refused. */
const fitting = <T extends z.ZodType>(schema: T, value: unknown): z.output<T> | undefined =>
  schema.safeParse(value).data

/** https://developer.work.weixin.qq.com/document/path/94670: what sync_msg answers. */
const fromWeCom = z
  .looseObject({
    msgid: z.string(),
    open_kfid: z.string().optional(),
    external_userid: z.string().optional(),
    origin: z.number().optional(),
    msgtype: z.string(),
    text: z.looseObject({ content: z.string() }).optional(),
  })
  .transform(({ msgid, open_kfid = '', external_userid, origin, msgtype, text }) =>
    origin !== BY_CUSTOMER || external_userid === undefined
      ? undefined
      : {
          channel: 'chat' as const,
          ...{ conversation: `wecom/${open_kfid}/${external_userid}`, messageId: `wecom/${msgid}` },
          from: { customerId: external_userid },
          text: text?.content.trim() || mediaWords(msgtype, 'zh'),
          language: 'zh' as const,
        },
  )
/** Written by the customer; others are the service's own and events. */
const BY_CUSTOMER = 3

const WeCom = z
  .looseObject({ msg_list: z.array(z.unknown()) })
  .transform(({ msg_list }): Piece[] =>
    msg_list.map((item, n) => ({ at: ['msg_list', n], item, reading: fromWeCom })),
  )

const Contact = z.looseObject({ wa_id: z.string(), profile: z.looseObject({ name: z.string() }).optional() })

const Change = z.looseObject({
  value: z.looseObject({
    // Of changes that bring no messages there is none.
    metadata: z.looseObject({ phone_number_id: z.string() }).optional(),
    contacts: z.array(z.unknown()).optional(),
    messages: z.array(z.unknown()).optional(),
  }),
})

/** https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks: a notification may bring several. */
const WhatsApp = z
  .looseObject({ entry: z.array(z.looseObject({ changes: z.array(Change) })) })
  .transform(({ entry }): Piece[] =>
    entry.flatMap(({ changes }, e) =>
      changes.flatMap(({ value: { metadata, contacts = [], messages = [] } }, c) => {
        const reading = fromWhatsApp(metadata?.phone_number_id ?? '', namesIn(contacts))
        const at = ['entry', e, 'changes', c, 'value', 'messages']
        return messages.map((item, n) => ({ at: [...at, n], item, reading }))
      }),
    ),
  )

/** Some hide their number, and are known by another id. */
const whoIs = (from: string) => (/^\d{5,20}$/.test(from) ? { phone: `+${from}` } : { customerId: from })

/** Profile names by number. */
const namesIn = (contacts: readonly unknown[]): ReadonlyMap<string, string> =>
  new Map(
    contacts.flatMap((contact) => {
      const known = fitting(Contact, contact)
      const name = fitting(Name, known?.profile && cut(known.profile.name, 120))
      return known && name !== undefined ? [[known.wa_id, name]] : []
    }),
  )

const fromWhatsApp = (firm: string, names: ReadonlyMap<string, string>) =>
  z
    .looseObject({
      from: z.string(),
      id: z.string(),
      type: z.string(),
      text: z.looseObject({ body: z.string() }).optional(),
    })
    .transform(({ from, id, type, text }) => {
      const name = names.get(from)
      return {
        channel: 'chat' as const,
        ...{ conversation: `whatsapp/${firm}/${from}`, messageId: `whatsapp/${id}` },
        from: { ...(name !== undefined && { name }), ...whoIs(from) },
        text: text?.body.trim() || mediaWords(type, 'en'),
      }
    })

/** https://open.weibo.com/wiki/Fans_service: private messages to an account. They bear no id of their own. */
const fromWeibo = z
  .looseObject({
    type: z.string(),
    receiver_id: z.union([z.number(), z.string()]),
    sender_id: z.union([z.number(), z.string()]),
    created_at: z.string(),
    text: z.string().optional(),
  })
  .transform(({ type, receiver_id, sender_id, created_at, text }) => {
    if (['event', 'mention'].includes(type)) return undefined
    const known = JSON.stringify([receiver_id, sender_id, created_at, type, text])
    const id = createHash('sha256').update(known).digest('hex').slice(0, 32)
    return {
      channel: 'social' as const,
      ...{ conversation: `weibo/${receiver_id}/${sender_id}`, messageId: `weibo/${id}` },
      from: { customerId: `weibo/${sender_id}` },
      text: text?.trim() || mediaWords(type, 'zh'),
      language: 'zh' as const,
    }
  })

const Weibo = z.looseObject({}).transform((item): Piece[] => [{ at: [], item, reading: fromWeibo }])

/** What is handed on, in its pieces. */
export const PLATFORMS = { wecom: WeCom, whatsapp: WhatsApp, weibo: Weibo } as const
export type Platform = keyof typeof PLATFORMS
export const PLATFORM_NAMES = Object.keys(PLATFORMS) as Platform[]
