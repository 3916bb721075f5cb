import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as textOf } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isSigned } from '../../src/channels/signed.ts'
import { newSecret, signWebhook } from '../../src/notify/channels/sign.ts'
import { progressLinkOf } from '../../src/portal/progress-link.ts'
import { LOOKUP_KEYS, recorded, serving, type Serving } from '../support/serving.ts'

// What we answer to what customers write in chats, apps and social networks (R2, R17, R69, R71, F24, F53).

const [incoming, outgoing] = [newSecret(), newSecret()]
type Answer = { conversation: string; kind: string; text: string; complaint: string; messageId: string }
type Posted = { headers: IncomingHttpHeaders; body: string; answer: Answer }

const posted: Posted[] = []
/** Conversations whose window has closed. */
const closed = new Set<string>()
const adapter = createServer((request, response) => {
  void textOf(request).then((body) => {
    const answer = JSON.parse(body) as Answer
    posted.push({ headers: request.headers, body, answer })
    response.writeHead(closed.has(answer.conversation) ? 410 : 204).end()
  })
})

let api: Serving
let as: string
beforeAll(async () => {
  await new Promise<void>((resolve) => adapter.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(adapter.address() as AddressInfo).port}/answers`
  api = await serving({
    everything: true,
    messageSecrets: [incoming],
    post: {
      adapters: { app: { url, secret: outgoing } },
      progressLink: progressLinkOf(LOOKUP_KEYS, 'https://help.example.com'),
    },
  })
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString()
  const wanted = { name: 'Adapter', scopes: ['messages'], expiresAt }
  as = (await api.post('/v1/api-keys', wanted, { as: 'administrator-he' })).body.token
})
afterAll(async () => {
  await api?.close()
  adapter.close()
})

let count = 0
async function writes(conversation: string, said: string, from: object = {}) {
  const text = JSON.stringify({
    ...{ channel: 'app', conversation, messageId: `m-${++count}`, text: said, language: 'en' },
    from: { name: 'Ms Wu', ...from },
  })
  const headers = signWebhook({ id: `msg_${count}`, at: Date.now(), body: text, secrets: [incoming] })
  const { body } = await api.post('/v1/messages', undefined, { as, text, headers })
  return body.data[0].complaint as string
}
const answersIn = (conversation: string) =>
  posted.filter(({ answer }) => answer.conversation === conversation)
const kindsIn = (conversation: string) => answersIn(conversation).map(({ answer }) => answer.kind)
const within = { timeout: 30_000 }

test('the receipt, and what staff write, come to where the customer wrote; the link in it is theirs', async () => {
  const id = await writes('one', 'Nobody calls back.')
  await expect.poll(() => kindsIn('one'), within).toEqual(['received'])
  const { headers, body, answer } = answersIn('one')[0]!
  const signature = {
    'webhook-id': String(headers['webhook-id']),
    'webhook-timestamp': String(headers['webhook-timestamp']),
    'webhook-signature': String(headers['webhook-signature']),
  }
  expect(isSigned(Buffer.from(body), signature, [outgoing])).toBe(true)
  expect(headers['idempotency-key']).toBe(answer.messageId)

  const asked = { text: 'We call you at five.' }
  expect((await api.post(`/v1/complaints/${id}/send-message`, asked)).status).toBe(200)
  await expect.poll(() => kindsIn('one'), within).toEqual(['received', 'message'])
  expect(answersIn('one')[1]!.answer).toMatchObject({ channel: 'app', complaint: answer.complaint })
  expect(answersIn('one')[1]!.answer.text).toContain('We call you at five.')
  const events = async () =>
    (await api.get(`/v1/complaints/${id}/events?limit=100`)).body.data.map(
      ({ event }: { event: { type: string } }) => event.type,
    )
  await expect.poll(events, within).toContain('messageSent')

  const link = new URL(/https:\S+/.exec(answer.text)![0])
  const [number, secret] = [link.searchParams.get('number'), link.searchParams.get('secret')]
  const seen = await api.post('/v1/progress', { number, secret }, { as: null })
  expect(seen.status).toBe(200)
  const withdrawn = await api.post('/v1/progress/withdraw', { number, secret, reason: 'x' }, { as: null })
  expect(withdrawn.status, withdrawn.text).toBe(200)
})

test('where somebody wrote from goes when their complaint is erased', async () => {
  const id = await writes('three', 'Nobody calls back.')
  const kept = async () =>
    (await api.house.pool.query('select conversation from answered_in where complaint_id = $1', [id])).rows
  await recorded(api, `/v1/complaints/${id}`)
  expect(await kept()).toEqual([{ conversation: 'three' }])
  await api.house.pool.query('select erase_complaint($1)', [id])
  expect(await kept()).toEqual([])
})

test('a conversation that takes no more is seen in the log of its notices, and nobody is told twice', async () => {
  closed.add('two')
  const id = await writes('two', 'Nobody calls back.', { email: 'wu@example.com' })
  await recorded(api, `/v1/complaints/${id}`)
  const log = async () => (await api.get(`/v1/complaints/${id}/notices`)).body.data[0].postings
  await expect.poll(log, within).toMatchObject([
    {
      ...{ channel: 'conversation', state: 'failed' },
      attempts: [{ ok: false, error: 'The gateway answered with HTTP 410.' }],
    },
  ])
  expect(answersIn('two')).toHaveLength(1)
})
