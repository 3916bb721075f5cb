import type { IncomingHttpHeaders } from 'node:http'
import { describe, expect, test } from 'vitest'
import { isSigned } from '../../../src/channels/signed.ts'
import { createConversationSender } from '../../../src/notify/channels/conversation.ts'
import { createGuardedFetch } from '../../../src/notify/channels/guarded-fetch.ts'
import { newSecret } from '../../../src/notify/channels/sign.ts'
import { createSmsSender } from '../../../src/notify/channels/sms.ts'
import { DeliveryFault, type Letter, type Sender } from '../../../src/notify/letter.ts'
import { receiver } from './receiver.ts'

const secret = newSecret()
const posting = { fetch: createGuardedFetch({ allowPrivate: true, timeoutMs: 300, maxBodyBytes: 10_000 }) }
const letter: Letter = {
  ...{ id: 'letter-1', language: 'zh', subject: '已收到您的投诉', text: '我们已收到。', html: '<p>' },
  ...{ about: { complaint: 'Y1', kind: 'received' }, references: ['letter-0'] },
}

type Seen = { headers: IncomingHttpHeaders; body: string }
async function gateway(status = 200, headers: Record<string, string> = {}) {
  const seen: Seen[] = []
  const { url } = await receiver((request, response, body) => {
    seen.push({ headers: request.headers, body })
    if (status > 0) response.writeHead(status, headers).end('whatever it says, +8613800001234')
  })
  return { at: { url, secret }, url, seen }
}

const sms = (at: { url: string; secret: string }) => createSmsSender(at, posting)
const send = (sender: Sender, address: string) => sender.send(letter, address, AbortSignal.timeout(2_000))
const failure = (sending: Promise<void>) =>
  sending.then(
    () => undefined,
    (error: Error) => error,
  )

test('a text message is one request, signed, and bears the letter’s id however often it is sent', async () => {
  const { at, seen } = await gateway()
  for (const _again of [1, 2]) await send(sms(at), '+8613800001234')
  expect(seen).toHaveLength(2)
  for (const { headers, body } of seen) {
    expect(JSON.parse(body)).toEqual({
      ...{ id: 'letter-1', to: '+8613800001234', language: 'zh', text: '我们已收到。' },
      ...{ kind: 'received', complaint: 'Y1' },
    })
    expect(headers).toMatchObject({ 'idempotency-key': 'letter-1', 'webhook-id': 'letter-1' })
    const signature = {
      'webhook-id': String(headers['webhook-id']),
      'webhook-timestamp': String(headers['webhook-timestamp']),
      'webhook-signature': String(headers['webhook-signature']),
    }
    expect(isSigned(Buffer.from(body), signature, [secret])).toBe(true)
    expect(isSigned(Buffer.from(`${body} `), signature, [secret])).toBe(false)
    expect(JSON.stringify(headers)).not.toContain(secret)
  }
})

test('an answer goes to the adapter of its channel, with the conversation that it is of', async () => {
  const [chat, social] = [await gateway(), await gateway()]
  const sender = createConversationSender({ chat: chat.at, social: social.at }, posting)
  await send(sender, 'chat/wecom/kf/ext')
  expect(social.seen).toEqual([])
  expect(JSON.parse(chat.seen[0]!.body)).toEqual({
    ...{ channel: 'chat', conversation: 'wecom/kf/ext', messageId: 'letter-1', language: 'zh' },
    ...{ subject: '已收到您的投诉', text: '我们已收到。', kind: 'received', complaint: 'Y1' },
  })
  expect(chat.seen[0]!.headers['idempotency-key']).toBe('letter-1')
  expect([sender.reaches!('social/x'), sender.reaches!('app/x'), sender.reaches!('x')]).toEqual([
    ...[true, false, false],
  ])
  expect(await failure(send(sender, 'app/x'))).toMatchObject({ isFinal: true })
})

test('text messages go to the countries that are named, or to all', () => {
  const at = { url: 'https://sms.example.com', secret }
  const reached = (countries?: string[]) =>
    ['+8613800001234', '+85261234567', '+4915123456789'].filter((to) =>
      createSmsSender({ ...at, ...(countries && { countries }) }, posting).reaches!(to),
    )
  expect(reached()).toHaveLength(3)
  expect(reached(['+86', '+852'])).toEqual(['+8613800001234', '+85261234567'])
})

describe('what a gateway says', () => {
  test.each([
    [400, true],
    [403, true],
    [410, true],
    [422, true],
    [401, false],
    [408, false],
    [409, false],
    [429, false],
    [302, false],
    [500, false],
    [503, false],
  ])('%i is final: %s', async (status, isFinal) => {
    const { at } = await gateway(status, { location: '/elsewhere' })
    const fault = await failure(send(sms(at), '+8613800001234'))
    expect(fault).toBeInstanceOf(DeliveryFault)
    expect(fault).toMatchObject({ isFinal, message: `The gateway answered with HTTP ${status}.` })
  })

  test('it may say when to come again', async () => {
    const { at } = await gateway(503, { 'retry-after': '120' })
    expect(await failure(send(sms(at), '+1'))).toMatchObject({ isFinal: false, retryAfterMs: 120_000 })
    const busy = await gateway(429)
    expect(await failure(send(sms(busy.at), '+1'))).toMatchObject({ retryAfterMs: 60_000 })
  })

  test('of one that says nothing it is unknown whether it has the letter; of one that is not there it is certain', async () => {
    const silent = await gateway(0)
    const unknown = await failure(send(sms(silent.at), '+8613800001234'))
    expect(unknown).not.toBeInstanceOf(DeliveryFault)
    const gone = await failure(send(sms({ url: 'http://127.0.0.1:1/', secret }), '+8613800001234'))
    expect(gone).toMatchObject({ name: 'DeliveryFault', isFinal: false })
    for (const { message } of [unknown!, gone!]) expect(message).not.toMatch(/127|138|whsec/)
  })
})
