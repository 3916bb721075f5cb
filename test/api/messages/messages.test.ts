import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newSecret, signWebhook } from '../../../src/notify/channels/sign.ts'
import { first, recorded, type Serving } from '../../support/serving.ts'
import { adapterOf, message, type Adapter } from './support.ts'

// Issue 16: what customers write in chats, apps and social networks (R2, R5, R13, F24).

let adapter: Adapter
let api: Serving
beforeAll(async () => {
  adapter = await adapterOf()
  api = adapter.api
})
afterAll(() => api?.close())

const bring: Adapter['bring'] = (...brought) => adapter.bring(...brought)
const payload = (name: string) =>
  JSON.parse(readFileSync(`test/data/messages/${name}.json`, 'utf8')) as object
const qian = { as: 'management-qian' }
const read = async (id: string) => (await api.get(`/v1/complaints/${id}`, qian)).body
const told = (id: string) => adapter.told(id)

test('a conversation is one complaint: its first message opens it, the others are told to it, each once', async () => {
  const conversation = 'one'
  const [hello, more] = [message({ conversation }), message({ conversation, text: 'Since Monday.' })]
  const opened = await bring(hello)
  expect(opened, JSON.stringify(opened)).toMatchObject({
    status: 200,
    body: { data: [{ result: 'complaint' }] },
  })
  const id = opened.body.data[0]!.complaint
  expect((await bring(hello)).body).toEqual(opened.body)
  for (const _again of [1, 2])
    expect((await bring(more)).body.data).toMatchObject([{ result: 'message', complaint: id }])
  expect((await bring(hello)).body).toEqual(opened.body)
  await expect.poll(() => told(id)).toHaveLength(1)
  expect((await told(id))[0]).toMatchObject({ by: { role: 'customer' }, event: { text: 'Since Monday.' } })
  expect(await read(id)).toMatchObject({ channel: 'app', details: { subject: 'Nobody calls back.' } })
})

test('once that is closed the next message opens another; what was said before stays where it was', async () => {
  const conversation = 'two'
  const [hello, more] = [message({ conversation }), message({ conversation })]
  const id = (await bring(hello)).body.data[0]!.complaint
  await bring(more)
  const withdraw = {
    type: 'withdraw',
    reason: 'x',
    evidence: { kind: 'recording', reference: 'c', source: 'h' },
  }
  const path = `/v1/complaints/${id}`
  expect((await api.post(`${path}/commands`, { commands: [...first, withdraw] })).status).toBe(200)
  await recorded(api, path)
  for (const one of [hello, more]) expect((await bring(one)).body.data[0]!.complaint).toBe(id)
  const again = message({ conversation })
  const [next] = (await bring(again)).body.data
  expect(next).toMatchObject({ result: 'complaint' })
  expect(next!.complaint).not.toBe(id)
  expect((await bring(again)).body.data[0]).toEqual(next)
  expect(await told(id)).toHaveLength(1)
})

test('platforms hand on what they have, and each message of a customer is taken', async () => {
  for (const [from, channel, results] of [
    ['wecom', 'chat', ['complaint', 'message']],
    ['whatsapp', 'chat', ['complaint', 'message']],
    ['weibo', 'social', ['complaint']],
    ['app', 'app', ['complaint']],
  ] as const) {
    const taken = await bring(payload(from), { from })
    expect(taken.body.data.map(({ result }) => result)).toEqual(results)
    expect(new Set(taken.body.data.map(({ complaint }) => complaint)).size).toBe(1)
    expect(await bring(payload(from), { from })).toEqual(taken)
    expect((await read(taken.body.data[0]!.complaint)).channel).toBe(channel)
  }
})

test('what is not signed, or not by a secret of ours, is refused, in the reader’s language', async () => {
  const one = message()
  const other = signWebhook({ id: 'x', at: Date.now(), body: JSON.stringify(one), secrets: [newSecret()] })
  for (const headers of [{}, other]) {
    const refused = await bring(one, { headers, language: 'zh' })
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: '/webhook-signature' }] } })
    expect(refused.body.detail).toContain('签名')
  }
  expect((await bring(one, { by: 'agent-li' })).status).toBe(403)
})

test('what is no message is refused with the field, and nothing is taken', async () => {
  for (const [wrong, pointer] of [
    [{ ...message(), text: '' }, '/text'],
    [{ ...message(), channel: 'phone' }, '/channel'],
    [{ ...message(), nonsense: 1 }, '/nonsense'],
  ] as const)
    expect(await bring(wrong)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } })
  expect(await bring({ nonsense: 1 }, { from: 'wecom' })).toMatchObject({ status: 400 })
  expect(await bring('{"half')).toMatchObject({ status: 400, body: { code: 'malformed' } })
})
