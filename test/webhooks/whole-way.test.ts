import { Client } from '@temporalio/client'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Api } from '../../src/run/start-api.ts'
import { asker, first, intake } from '../support/serving.ts'
import { ATTRIBUTES } from '../support/temporal/workflow-lives.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'
import { realServer, type RealServer } from '../support/temporal/servers.ts'
import { receiving, type Receiver } from './support.ts'
import { testApi, testWorker } from '../support/product.ts'

let server: RealServer
let register: FreshRegister
let worker: Awaited<ReturnType<typeof testWorker>>
let api: Api
let receiver: Receiver
beforeAll(async () => {
  server = await realServer({ searchAttributes: ATTRIBUTES })
  register = await freshRegister()
  receiver = await receiving((_, response) => response.end('ok'))
  const { nativeConnection: connection } = server
  worker = await testWorker({ connection, databaseUrl: register.url })
  const client = new Client({ connection })
  api = await testApi({ client, pool: register.pool })
})
afterAll(async () => {
  await api?.close()
  worker?.shutdown()
  await worker?.run
  await receiver?.close()
  await register?.close()
  await server?.stop()
})

const as = 'operator-zhou'

test('what is done over the API reaches a webhook, signed, and the robot of a group, with nobody waiting for them', async () => {
  const { get, post } = asker(api.url)
  const path = '/v1/webhook-endpoints'
  const hook = await post(path, { url: receiver.url, eventTypes: ['complaint.*', 'escalation.*'] }, { as })
  const url = new URL('/group/s3cret', receiver.url).href
  const robot = await post(path, { kind: 'slack', url, language: 'en', roles: ['supervisor'] }, { as })
  expect([hook.status, robot.status]).toEqual([201, 201])

  const { body } = await post('/v1/complaints', intake({ commands: first }))
  const one = `/v1/complaints/${body.id}`
  const escalated = await post(`${one}/escalate`, { reason: 'She waits at the counter.' }, { as: 'agent-li' })
  expect(escalated.status).toBe(200)

  const { version } = escalated.body
  const messages = () => receiver.received.filter(({ headers }) => headers['webhook-id'] !== undefined)
  const toGroup = () => receiver.received.filter(({ headers }) => headers['webhook-id'] === undefined)
  const raised = () => messages().find(({ body }) => body.includes('escalation.raised'))
  await expect.poll(() => raised() !== undefined && toGroup().length > 0, { timeout: 60_000 }).toBe(true)
  for (const { body, headers } of messages()) {
    new Webhook(hook.body.secret).verify(body, headers as Record<string, string>)
    expect(body).not.toMatch(/counter|陈女士/)
  }
  const { data } = JSON.parse(raised()!.body)
  expect(data).toMatchObject({ complaintId: body.id, level: 1, to: 'supervisor', complaint: { version } })

  const outcomes = async () => {
    const { body: log } = await get(`${path}/${hook.body.id}/deliveries`, { as })
    return log.data.map(({ ok }: { ok: boolean }) => ok)
  }
  await expect.poll(outcomes).not.toContain(undefined)
  expect(await outcomes()).not.toContain(false)
  expect(new Set(messages().map(({ headers }) => headers['webhook-id'])).size).toBe(messages().length)
})
