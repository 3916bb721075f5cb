import { Client } from '@temporalio/client'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DeliveryView, EndpointView, EndpointWithSecret } from '../../src/api/webhooks/schemas.ts'
import { deliverToEndpoint } from '../../src/webhooks/deliver.ts'
import { delivering, never, receiving, type Receiver } from '../webhooks/support.ts'
import { asker, first, intake, key, recorded, serving, takenIn, type Serving } from '../support/serving.ts'
import { testApi } from '../support/product.ts'

let api: Serving
let receiver: Receiver
beforeAll(async () => {
  api = await serving()
  receiver = await receiving()
})
afterAll(async () => {
  await receiver?.close()
  await api?.close()
})

const as = 'operator-zhou'
const path = '/v1/webhook-endpoints'

async function created(body: object = {}) {
  const answer = await api.post(path, { url: receiver.url, eventTypes: ['*'], ...body }, { as })
  if (answer.status !== 201) throw new Error(answer.text)
  return EndpointWithSecret.parse(answer.body)
}

const deliver = (id: string) => deliverToEndpoint(delivering(api.house.pool).deps, id, never)

test('a webhook is made, hears of a complaint, and what was sent can be read and sent again', async () => {
  const { id, secret } = await created({ eventTypes: ['complaint.received', 'clock.*'], description: 'CRM' })
  const complaint = await takenIn(api, intake({ commands: first }))
  await recorded(api, complaint.path)
  await deliver(id)
  const told = receiver.received.map(({ body, headers }) => {
    const payload = new Webhook(secret!).verify(body, headers as Record<string, string>)
    expect(body).not.toContain('陈女士')
    return payload as { type: string; data: { complaintId: string; number: string; cursor: string } }
  })
  expect(told[0]).toMatchObject({ type: 'complaint.received', data: { number: complaint.number } })
  expect(told.map(({ type }) => type)).toContain('clock.started')

  // A message says where it stands in the feed.
  const feed = await api.get(`/v1/events?after=${Number(told[0]!.data.cursor) - 1}&limit=1`, { as })
  expect(feed.body.data).toMatchObject([{ complaintId: complaint.id, entry: { sequence: 1 } }])

  const log = await api.get(`${path}/${id}/deliveries?limit=1`, { as })
  const [latest] = log.body.data.map((delivery: unknown) => DeliveryView.parse(delivery))
  expect(latest).toMatchObject({ ok: true, status: 204, attempt: 1, message: { state: 'delivered' } })
  const next = await api.get(`${path}/${id}/deliveries?cursor=${log.body.nextCursor}`, { as })
  expect(next.body.data).toHaveLength(told.length - 1)

  const { messageId } = latest
  const again = await api.post(`${path}/${id}/deliveries/${messageId}/redeliver`, {}, { as })
  expect(again).toMatchObject({ status: 200, body: { messageId } })
  const attempts = async () => {
    await deliver(id)
    const same = await api.get(`${path}/${id}/deliveries?messageId=${messageId}`, { as })
    return same.body.data.map(({ attempt }: { attempt: number }) => attempt)
  }
  await expect.poll(attempts).toEqual([2, 1])
  expect((await api.get(`${path}/${id}/deliveries?ok=false`, { as })).body.data).toEqual([])
})

test('secrets are shown once: nowhere else, not in a repeated answer, not in the log', async () => {
  const body = { url: `${receiver.url}?token=query-secret`, eventTypes: ['*'] }
  const asked = { as, key: key() }
  const made = await api.post(path, body, asked)
  expect(made.headers.get('location')).toBe(`${path}/${made.body.id}`)
  const { id, secret } = made.body
  expect(secret).toMatch(/^whsec_/)
  const repeated = await api.post(path, body, asked)
  expect(repeated.status).toBe(200)
  expect(repeated.body).toMatchObject({ id, url: `${receiver.url}?…` })
  expect(repeated.body).not.toHaveProperty('secret')
  expect((await api.post(path, { ...body, description: 'other' }, asked)).status).toBe(422)

  const rotated = await api.post(`${path}/${id}/rotate-secret`, {}, { as })
  expect(rotated.body.secret).toMatch(/^whsec_/)
  expect(rotated.body.secret).not.toBe(secret)
  expect(rotated.body.secrets).toEqual([{}, { validUntil: expect.any(String) }])

  const robot = await created({
    kind: 'dingtalk',
    url: 'https://oapi.dingtalk.com/robot/send?access_token=robot-token',
    roles: ['supervisor'],
    department: 'service',
    eventTypes: [],
    secret: 'SECrobot',
  })
  expect(robot).toMatchObject({ url: 'https://oapi.dingtalk.com/…', roles: ['supervisor'] })
  expect(robot).not.toHaveProperty('secret')
  const { rows } = await api.house.pool.query('select data from endpoint_change')
  const shown = [
    (await api.get(path, { as })).text,
    (await api.get(`${path}/${id}`, { as })).text,
    JSON.stringify(rows),
    api.lines.join('\n'),
  ].join('\n')
  for (const hidden of [secret, rotated.body.secret, 'query-secret', 'robot-token', 'SECrobot'])
    expect(shown).not.toContain(hidden)
})

test('it is changed, disabled, enabled; every version counts', async () => {
  const { id } = await created()
  const changed = await api.post(
    `${path}/${id}/change`,
    { eventTypes: ['clock.*'], description: 'x' },
    { as },
  )
  expect(EndpointView.parse(changed.body)).toMatchObject({ eventTypes: ['clock.*'], version: 2 })
  expect(changed.headers.get('etag')).toBe('"2"')
  const cleared = await api.post(`${path}/${id}/change`, { description: null }, { as, ifMatch: '"2"' })
  expect(cleared.body).not.toHaveProperty('description')
  expect((await api.post(`${path}/${id}/change`, {}, { as, ifMatch: '"2"' })).status).toBe(412)

  const asked = { as, key: key() }
  const disabled = await api.post(`${path}/${id}/disable`, {}, asked)
  expect(disabled.body).toMatchObject({ state: 'disabled', disabledWhy: 'asked' })
  expect((await api.post(`${path}/${id}/disable`, {}, asked)).headers.get('idempotent-replayed')).toBe('true')
  expect((await api.post(`${path}/${id}/disable`, {}, { as })).status).toBe(409)
  expect(await api.post(`${path}/${id}/test`, {}, { as })).toMatchObject({
    status: 409,
    body: { code: 'endpointDisabled' },
  })
  expect((await api.post(`${path}/${id}/enable`, {}, { as })).body).toMatchObject({ state: 'enabled' })
  const listed = (await api.get(path, { as })).body.data.map((one: unknown) => EndpointView.parse(one))
  expect(listed.at(-1)).toMatchObject({ id, version: 5 })
})

test('a test arrives, asked for once under one key', async () => {
  const { id, secret } = await created()
  const asked = { as: 'management-qian', key: key() }
  const begun = await api.post(`${path}/${id}/test`, {}, asked)
  expect((await api.post(`${path}/${id}/test`, {}, asked)).body).toEqual(begun.body)
  receiver.received.length = 0
  // Another process's clock may say that it is due a moment later.
  const afterDelivery = async () => {
    await deliver(id)
    return receiver.received.length
  }
  await expect.poll(afterDelivery).toBeGreaterThan(0)
  const [{ body, headers }] = receiver.received as [Receiver['received'][0]]
  expect(headers['webhook-id']).toBe(begun.body.messageId)
  expect(new Webhook(secret!).verify(body, headers as Record<string, string>)).toMatchObject({ type: 'ping' })
  expect(receiver.received).toHaveLength(1)
})

test('an endpoint that fails says since when, and until when it is left alone', async () => {
  const failing = await receiving((_, response) => response.writeHead(429, { 'retry-after': '60' }).end())
  const { id } = await created({ url: failing.url })
  await takenIn(api, intake())
  // Whatever else is being written at the moment holds the feed back.
  const afterDelivery = async () => {
    await deliver(id)
    return EndpointView.parse((await api.get(`${path}/${id}`, { as })).body)
  }
  await expect.poll(afterDelivery).toMatchObject({
    failures: 1,
    failingSince: expect.any(String),
    restingUntil: expect.any(String),
  })
  const log = await api.get(`${path}/${id}/deliveries`, { as })
  expect(log.body.data.map((one: unknown) => DeliveryView.parse(one))).toMatchObject([
    { ok: false, status: 429, message: { state: 'pending', nextAttemptAt: expect.any(String) } },
  ])
  const moved = await api.post(`${path}/${id}/change`, { url: receiver.url }, { as })
  expect(moved.body).toMatchObject({ failures: 0 })
  expect(moved.body).not.toHaveProperty('restingUntil')
  await failing.close()
})

test('production tells nobody inside its own net', async () => {
  const client = new Client({ connection: api.server.nativeConnection })
  const { pool } = api.house
  const strict = await testApi({ client, pool, allowPrivateEndpoints: false })
  const asking = asker(strict.url)
  for (const url of [
    receiver.url,
    'http://example.org/',
    'https://10.0.0.1/',
    'https://169.254.169.254/latest',
  ]) {
    const answer = await asking.post(path, { url, eventTypes: ['*'] }, { as })
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/url' }] } })
  }
  const answer = await asking.post(path, { url: 'https://example.org/hook', eventTypes: ['*'] }, { as })
  expect(answer.status).toBe(201)
  await strict.close()
})

test.each([
  [{ url: 'no url' }, '/url'],
  [{ url: 'ftp://example.org/' }, '/url'],
  [{ url: 'https://user:pass@example.org/' }, '/url'],
  [{ eventTypes: ['complaint.invented'] }, '/eventTypes/0'],
  [{ eventTypes: [] }, '/eventTypes'],
  [{ roles: ['agent'] }, '/roles'],
  [{ department: 'service' }, '/department'],
  [{ secret: 'mine' }, '/secret'],
  [{ kind: 'wecom' }, '/eventTypes'],
  [{ kind: 'wecom', eventTypes: [] }, '/roles'],
  [{ kind: 'wecom', eventTypes: [], roles: ['customer'] }, '/roles/0'],
  [{ kind: 'slack', eventTypes: [], roles: ['agent'], secret: 's' }, '/secret'],
  [{ kind: 'pigeon' }, '/kind'],
])('%o does not fit', async (body, pointer) => {
  const asked = { url: 'https://example.org/', eventTypes: ['*'], ...body }
  const answer = await api.post(path, asked, { as })
  expect(answer.status).toBe(400)
  expect(answer.body.errors.map((fault: { pointer: string }) => fault.pointer)).toContain(pointer)
})

test('a change must fit what the endpoint is; a robot gets no secret that it cannot use', async () => {
  const webhook = await created()
  const wrong = await api.post(`${path}/${webhook.id}/change`, { roles: ['agent'] }, { as })
  expect(wrong).toMatchObject({ status: 400, body: { errors: [{ pointer: '/roles' }] } })
  const robot = await created({
    kind: 'wecom',
    url: 'https://qyapi.weixin.qq.com/x',
    eventTypes: [],
    roles: ['agent'],
  })
  for (const body of [{}, { secret: 'x' }])
    expect((await api.post(`${path}/${robot.id}/rotate-secret`, body, { as })).status).toBe(400)
})

test('it is the business of operators and management only, and nothing is made up', async () => {
  for (const other of ['agent-li', 'supervisor-zhao', 'manager-sun', 'auditor-wu', 'portal']) {
    expect((await api.get(path, { as: other })).status).toBe(403)
    expect((await api.post(path, { url: receiver.url, eventTypes: ['*'] }, { as: other })).status).toBe(403)
  }
  expect((await api.get(`${path}/ep_none`, { as })).status).toBe(404)
  expect((await api.get(`${path}/ep_none/deliveries`, { as })).status).toBe(404)
  expect((await api.post(`${path}/ep_none/test`, {}, { as })).status).toBe(404)
  const { id } = await created()
  expect((await api.post(`${path}/${id}/deliveries/msg_none/redeliver`, {}, { as })).status).toBe(404)
})
