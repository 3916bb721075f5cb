import { describe, expect, test } from 'vitest'
import type { Complainant } from '../../../src/domain/intake.ts'
import type { Event } from '../../../src/domain/event.ts'
import type { Conversation } from '../../../src/domain/notices/contacts.ts'
import { keepAnsweredIn } from '../../../src/register/intake/answered-in.ts'
import { createConversationSender } from '../../../src/notify/channels/conversation.ts'
import { createGuardedFetch } from '../../../src/notify/channels/guarded-fetch.ts'
import { newSecret } from '../../../src/notify/channels/sign.ts'
import { createSmsSender } from '../../../src/notify/channels/sms.ts'
import { DeliveryFault } from '../../../src/notify/letter.ts'
import { recordOutcomes, type Attempt } from '../../../src/notify/couriers/postings.ts'
import type { Means } from '../../../src/notify/couriers/means.ts'
import { courierOffice, deliveriesIn, impatientSettings } from '../../support/notify/couriers.ts'
import { commitOf, entries, entry, notice } from '../../support/register/commits.ts'
import { receiver } from '../channels/receiver.ts'
import { freshOutbox } from './fresh-outbox.ts'

// By which way a customer is told, and by which instead (R2, R17, F53).

const kept = freshOutbox()
const fetch = createGuardedFetch({ allowPrivate: true, timeoutMs: 1_000, maxBodyBytes: 1_000 })
const email = 'wu@example.com'
const phone = '13800001234'
const inChat = { channel: 'chat', conversation: 'wecom/kf/ext' } as const

type Got = { to?: string; conversation?: string; text: string; key: unknown }

/** A gateway for text messages and an adapter for chats, as real servers that answer in turn. */
async function house({ sms = [200], chat = [200] }: { sms?: number[]; chat?: number[] } = {}) {
  const server = async (answers: number[]) => {
    const got: Got[] = []
    const { url } = await receiver((request, response, body) => {
      got.push({ ...JSON.parse(body), key: request.headers['idempotency-key'] })
      response.writeHead(answers[Math.min(got.length, answers.length) - 1]!).end()
    })
    return { got, at: { url, secret: newSecret() } }
  }
  const [texts, talk] = [await server(sms), await server(chat)]
  const office = courierOffice(kept.pool)
  const channels = new Map(office.means.channels)
  channels.set('sms', createSmsSender(texts.at, { fetch }))
  channels.set('conversation', createConversationSender({ chat: talk.at }, { fetch }))
  office.means.channels = channels
  return { ...office, texts: texts.got, talk: talk.got }
}

async function complainant(who: Partial<Complainant>, began?: Conversation) {
  if (began) await keepAnsweredIn(kept.pool, { complaintId: 'cmp_1', message: 'm' }, began)
  const details = { complainant: { name: '吴女士', ...who }, subject: '迟迟没有回电' }
  await kept.register.commit(
    commitOf({ entries: entries(1, 1), notices: [notice('received', 1)], complaint: { details } }),
    'run',
  )
  return kept.courierOf()
}

const postings = async () =>
  (await kept.postingsIn()).map(({ channel, state, reason, address }) => ({
    ...{ channel, state, reason, address },
  }))

test('who has a telephone and no address is texted, with the number; the letter is kept as it was sent', async () => {
  const courier = await complainant({ phone })
  const { deliver, texts } = await house()
  await deliver(courier)
  expect(texts).toEqual([expect.objectContaining({ to: '+8613800001234', complaint: 'N-cmp_1' })])
  expect(texts[0]!.text).toContain('N-cmp_1')
  const { rows } = await kept.pool.query('select channel, letter_id, body from letter')
  expect(rows).toEqual([{ channel: 'sms', letter_id: texts[0]!.key, body: texts[0]!.text }])
  expect(await postings()).toEqual([{ channel: 'sms', state: 'sent', reason: null, address: null }])
})

test.each([
  ['phone', 'sms'],
  ['message', 'sms'],
  ['email', 'email'],
  ['letter', 'email'],
  [undefined, 'email'],
] as const)('who has both and prefers %s is told by %s, once', async (preferredMethod, channel) => {
  const courier = await complainant({ phone, email, ...(preferredMethod && { preferredMethod }) })
  const { deliver, texts, sent } = await house()
  await deliver(courier)
  expect([texts.length, sent.length]).toEqual(channel === 'sms' ? [1, 0] : [0, 1])
  expect(await postings()).toEqual([{ channel, state: 'sent', reason: null, address: null }])
})

test('who wrote in a conversation is answered there', async () => {
  const courier = await complainant({ phone, email }, inChat)
  const { deliver, talk, texts, sent } = await house()
  await deliver(courier)
  expect(talk).toMatchObject([{ conversation: 'wecom/kf/ext' }])
  expect([texts, sent]).toEqual([[], []])
})

test('where nothing is set up for their way, it is another that they are told by; or none', async () => {
  const courier = await complainant({ phone, preferredMethod: 'phone' }, { ...inChat, channel: 'app' })
  const { deliver, texts, talk } = await house()
  await deliver(courier)
  expect([texts.length, talk.length]).toEqual([1, 0])
  await kept.pool.query('update notice set addressed_at = null, next_attempt_at = now(), round = 2')
  const without = courierOffice(kept.pool)
  await without.deliver(courier)
  expect((await postings()).at(-1)).toMatchObject({
    channel: 'email',
    state: 'suppressed',
    reason: 'noAddress',
  })
})

test('a conversation on a channel without an adapter is no way', async () => {
  const courier = await complainant({}, { ...inChat, channel: 'social' })
  const { deliver, talk } = await house()
  await deliver(courier)
  expect(talk).toEqual([])
  expect(await postings()).toMatchObject([{ channel: 'email', state: 'suppressed', reason: 'noAddress' }])
})

test('what the firm has not put among its ways is not done', async () => {
  const courier = await complainant({ phone, email, preferredMethod: 'phone' }, inChat)
  const { deliver, means, sent, texts, talk } = await house()
  const { customer, staff } = impatientSettings.audiences
  means.settings = {
    ...impatientSettings,
    audiences: { staff, customer: { ...customer, channels: ['email'] } },
  }
  await deliver(courier)
  expect([sent.length, texts.length, talk.length]).toEqual([1, 0, 0])
})

test('a conversation that takes no more fails visibly, and the letter goes by mail; operators need not hear', async () => {
  const courier = await complainant({ phone, email }, inChat)
  const { deliver, sent, talk, alarms } = await house({ chat: [410] })
  await deliver(courier)
  expect(talk).toHaveLength(1)
  expect(sent).toMatchObject([{ channel: 'email', address: email }])
  expect(await postings()).toEqual([
    { channel: 'conversation', state: 'failed', reason: null, address: null },
    { channel: 'email', state: 'sent', reason: null, address: null },
  ])
  expect(await deliveriesIn(kept.pool)).toMatchObject([
    { channel: 'conversation', ok: false, error: 'The gateway answered with HTTP 410.' },
    { channel: 'email', ok: true },
  ])
  expect(await kept.noticesIn()).toMatchObject([{ state: 'sent' }])
  expect(alarms).toHaveLength(1)
})

test('one way after the other fails, and operators hear of it once, at the end', async () => {
  const courier = await complainant({ phone, email }, inChat)
  const { deliver, means } = await house({ chat: [403], sms: [422] })
  const channels = new Map(means.channels)
  const isRefused = async () => {
    throw new DeliveryFault('no such mailbox', { isFinal: true })
  }
  channels.set('email', { name: 'email', send: isRefused })
  means.channels = channels
  await deliver(courier)
  expect((await postings()).map(({ channel, state }) => `${channel} ${state}`)).toEqual([
    ...['conversation failed', 'email failed', 'sms failed'],
  ])
  const told = (await kept.noticesIn()).map(({ key, state }) => `${key} ${state}`)
  expect(told).toEqual(['deliveryFailed/received pending', 'received failed'])
})

// Decisions 45 and 73.
describe('changed contact details', () => {
  async function changed(after: Partial<Complainant>, began?: Conversation) {
    if (began) await keepAnsweredIn(kept.pool, { complaintId: 'cmp_1', message: 'm' }, began)
    const before = { name: '吴女士', phone, email }
    const details = (who: Partial<Complainant>) => ({
      ...{ complainant: { ...before, ...who }, subject: '迟迟没有回电' },
    })
    const told = [
      entry(1, { type: 'received', at: 1_000, details: details({}) } as Event),
      entry(2, { type: 'detailsAmended', at: 1_001, details: details(after) } as Event),
    ]
    const complaint = { details: details(after) }
    const notices = [notice('addressChanged', 2, { template: 'addressChanged' })]
    await kept.register.commit(commitOf({ entries: told, notices, complaint }), 'run')
    return kept.courierOf()
  }
  const sentBy = (sent: { address: string }[], texts: Got[]) => [
    ...sent.map(({ address }) => address),
    ...texts.map(({ to }) => to),
  ]

  test.each([
    ['another number is told to the old number', { phone: '13900001234' }, ['+8613800001234']],
    ['another address is told to the old address', { email: 'other@example.com' }, [email]],
    ['both are told to both', { phone: '1', email: 'o@example.com' }, [email, '+8613800001234']],
  ])('%s, and never to the conversation', async (_, after, reached) => {
    const courier = await changed(after, inChat)
    const { deliver, sent, texts, talk } = await house()
    await deliver(courier)
    expect([sentBy(sent, texts), talk]).toEqual([reached, []])
  })

  test('a number that cannot be told anything any more, or without a gateway, is told by mail', async () => {
    const courier = await changed({ phone: '13900001234' })
    const { deliver, sent, texts } = await house({ sms: [410] })
    await deliver(courier)
    expect(sentBy(sent, texts)).toEqual([email, '+8613800001234'])
    await kept.pool.query('update notice set addressed_at = null, next_attempt_at = now(), round = 2')
    const without = courierOffice(kept.pool)
    await without.deliver(courier)
    expect(without.sent).toMatchObject([{ address: email }])
  })
})

/** Their conversation takes no more, and the mail server asks to wait. */
async function mailWaits(fault: Error) {
  const courier = await complainant({ phone, email }, inChat)
  const office = await house({ chat: [410] })
  const channels = new Map(office.means.channels)
  const send = async () => {
    throw fault
  }
  channels.set('email', { name: 'email', send })
  office.means.channels = channels
  office.means.settings = { ...impatientSettings, retryAfterSeconds: [3_600] }
  await office.deliver(courier)
  return { ...office, courier }
}

test.each([
  ['has not left', new DeliveryFault('later'), { state: 'suppressed', reason: 'toldOtherwise' }],
  ['may have arrived', new Error('ECONNRESET'), { state: 'pending', reason: 'unknown' }],
])('after a late success of the first way, what %s goes the other way or not', async (_, fault, mail) => {
  await mailWaits(fault)
  const { rows } = await kept.pool.query<Attempt>(
    `insert into delivery (complaint_id, notice_key, transport, at, posting_id, recipient, letter_id)
     select complaint_id, notice_key, channel, now(), id, recipient, letter_id from posting where channel = 'conversation'
     returning id as "deliveryId", posting_id as "postingId"`,
  )
  await recordOutcomes(kept.pool, [{ attempts: rows, state: 'sent' }], Date.now())
  expect(await postings()).toMatchObject([{ channel: 'conversation', state: 'sent' }, mail])
})

test('the next way is the first that was not tried, though an address has gone meanwhile', async () => {
  const { deliver, means, courier, texts } = await mailWaits(new DeliveryFault('later'))
  await kept.pool.query(`update complaint set state = state #- '{details,complainant,email}'`)
  means.now = () => Date.now() + 4 * 86_400_000
  await deliver(courier)
  expect(texts).toHaveLength(1)
  expect((await postings()).map(({ channel, state }) => `${channel} ${state}`)).toEqual([
    ...['conversation failed', 'email failed', 'sms sent'],
  ])
})

test('of a letter of several that is given up each notice goes its own way: a new link never by text message', async () => {
  const details = { complainant: { name: '吴女士', phone, email }, subject: '迟迟没有回电' }
  const notices = [notice('received', 1), notice('slipRenewed', 2, { template: 'slipRenewed' })]
  await kept.register.commit(commitOf({ entries: entries(1, 2), notices, complaint: { details } }), 'run')
  const { deliver, means, texts } = await house()
  const channels = new Map(means.channels)
  const send = async () => {
    throw new DeliveryFault('later')
  }
  means.channels = channels.set('email', { name: 'email', send })
  means.settings = { ...impatientSettings, retryAfterSeconds: [3_600] }
  const courier = await kept.courierOf()
  await deliver(courier)
  means.now = () => Date.now() + 4 * 86_400_000
  await deliver(courier)
  expect(texts).toHaveLength(1)
  const ended = (await kept.postingsIn()).map((one) => `${one.notice_key} ${one.channel} ${one.state}`)
  expect(ended.toSorted()).toEqual([
    ...['received email failed', 'received sms sent', 'slipRenewed email failed'],
  ])
  expect((await kept.noticesIn()).map(({ key }) => key)).toContain('deliveryFailed/slipRenewed')
})

test('a gateway that is away is tried again, under one id, until it is there', async () => {
  const courier = await complainant({ phone })
  const { deliver, texts } = await house({ sms: [503, 503, 200] })
  await deliver(courier)
  expect(texts).toHaveLength(3)
  expect(new Set(texts.map(({ key }) => key)).size).toBe(1)
  expect(await postings()).toEqual([{ channel: 'sms', state: 'sent', reason: null, address: null }])
})

test('one that stays away is given up after days, never lost: it is shown as failed', async () => {
  const courier = await complainant({ phone })
  const { deliver, means } = await house({ sms: [503] })
  means.settings = { ...impatientSettings, retryAfterSeconds: [3_600] }
  await deliver(courier)
  expect(await postings()).toMatchObject([{ state: 'pending', address: '+8613800001234' }])
  const later: Pick<Means, 'now'> = { now: () => Date.now() + 4 * 86_400_000 }
  Object.assign(means, later)
  await deliver(courier)
  expect(await postings()).toMatchObject([{ state: 'failed', address: null }])
  expect((await kept.noticesIn()).map(({ key }) => key)).toContain('deliveryFailed/received')
})
