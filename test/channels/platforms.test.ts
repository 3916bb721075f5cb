import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ChannelMessage } from '../../src/channels/message.ts'
import { PLATFORM_NAMES, PLATFORMS, type Platform } from '../../src/channels/platforms.ts'
import { isSigned } from '../../src/channels/signed.ts'
import { newSecret, signWebhook } from '../../src/notify/channels/sign.ts'

// What platforms hand on, in the form that their documentation shows, as messages of ours (R2, R5, F24).

const payloadOf = (name: string): unknown =>
  JSON.parse(readFileSync(`test/data/messages/${name}.json`, 'utf8'))
const messagesOf = (platform: Platform, payload = payloadOf(platform)) =>
  PLATFORMS[platform].parse(payload).flatMap(({ item, reading }) => {
    const message = reading.parse(item)
    return message === undefined ? [] : [ChannelMessage.parse(message)]
  })

test('WeCom: what the customer wrote, not what the service answered, nor what the platform tells', () => {
  const of = {
    channel: 'chat',
    conversation: 'wecom/wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q/wmAJ2GCAAAme1XQRC-NI-q0_ZM9ukoAw',
    from: { customerId: 'wmAJ2GCAAAme1XQRC-NI-q0_ZM9ukoAw' },
    language: 'zh',
  }
  expect(messagesOf('wecom')).toEqual([
    {
      ...of,
      messageId: 'wecom/from_msgid_4622416642169452483',
      text: '押金一直没有退。\n订单 R20261120-77。',
    },
    { ...of, messageId: 'wecom/from_msgid_4622416642169452484', text: '[图片]' },
  ])
})

test('WhatsApp: several at once, with the number that the platform has made sure of; no receipts', () => {
  const of = {
    ...{ channel: 'chat', conversation: 'whatsapp/106540352242922/16505551234' },
    from: { name: 'Sheena Nelson', phone: '+16505551234' },
  }
  expect(messagesOf('whatsapp')).toEqual([
    { ...of, messageId: expect.stringMatching(/^whatsapp\/wamid\..*A=$/), text: 'I was charged twice.' },
    { ...of, messageId: expect.stringMatching(/^whatsapp\/wamid\..*B=$/), text: '[voice message]' },
  ])
})

test('a profile name that is too long is cut between its characters', () => {
  const payload = payloadOf('whatsapp') as { entry: { changes: { value: { contacts: object[] } }[] }[] }
  const name = `${'x'.repeat(119)}😀`
  payload.entry[0]!.changes[0]!.value.contacts = [{ wa_id: '16505551234', profile: { name } }]
  expect(messagesOf('whatsapp', payload)[0]!.from.name).toBe('x'.repeat(119))
})

test('Weibo: a private message has no id, and gets one from what it is', () => {
  const [message, ...others] = messagesOf('weibo')
  expect(others).toEqual([])
  expect(message).toMatchObject({
    ...{ channel: 'social', conversation: 'weibo/1902538057/2489518277', text: '客服电话没人接。' },
    ...{
      from: { customerId: 'weibo/2489518277' },
      messageId: expect.stringMatching(/^weibo\/[0-9a-f]{32}$/),
    },
  })
  expect(messagesOf('weibo')).toEqual([message])
  const later = { ...(payloadOf('weibo') as object), created_at: 'Sat Nov 28 10:09:21 +0800 2026' }
  expect(messagesOf('weibo', later)[0]!.messageId).not.toBe(message!.messageId)
  expect(messagesOf('weibo', { ...(payloadOf('weibo') as object), type: 'event' })).toEqual([])
})

test.each(PLATFORM_NAMES)('%s: what is none of its payloads is refused, with the field', (platform) => {
  const { data: [piece] = [], error } = PLATFORMS[platform].safeParse({ nonsense: true })
  const issues = error?.issues ?? piece!.reading.safeParse(piece!.item).error!.issues
  expect(issues.flatMap(({ path }) => path)).not.toEqual([])
})

test('WhatsApp: for a name that does not fit no message is refused; whoever hides their number has an id', () => {
  const payload = payloadOf('whatsapp') as { entry: { changes: { value: Record<string, object[]> }[] }[] }
  const { value } = payload.entry[0]!.changes[0]!
  value['contacts'] = [{ wa_id: 'CN.1349', profile: { name: '\0' } }, { nonsense: true }]
  value['messages'] = [{ from: 'CN.1349', id: 'wamid.1', type: 'text', text: { body: 'Charged twice.' } }]
  const [message] = messagesOf('whatsapp', payload)
  expect(message!.from).toEqual({ customerId: 'CN.1349' })
})

test('the contract itself takes what an app hands on', () => {
  expect(ChannelMessage.parse(payloadOf('app'))).toEqual(payloadOf('app'))
})

test('what was signed with one of the secrets, as it was, and not long ago, is believed', () => {
  const [old, fresh, other] = [newSecret(), newSecret(), newSecret()]
  const body = '{"text":"中文"}'
  const signed = (secret: string, at = Date.now()) =>
    signWebhook({ id: 'msg_1', at, body, secrets: [secret] }) as Parameters<typeof isSigned>[1]
  const believed = (secret: string, bytes = body, at?: number) =>
    isSigned(Buffer.from(bytes), signed(secret, at), [old, fresh])
  expect([believed(old), believed(fresh)]).toEqual([true, true])
  expect(believed(other)).toBe(false)
  expect(believed(fresh, '{"text":"中"}')).toBe(false)
  expect(believed(fresh, body, Date.now() - 600_000)).toBe(false)
})
