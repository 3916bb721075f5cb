import { Client } from '@temporalio/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Api } from '../../../src/run/start-api.ts'
import { asker, first, intake, key } from '../../support/serving.ts'
import { ATTRIBUTES } from '../../support/temporal/workflow-lives.ts'
import { freshRegister } from '../../support/register/fresh-register.ts'
import { realServer } from '../../support/temporal/servers.ts'
import { testApi, testWorker } from '../../support/product.ts'

// A worker with its couriers and no mail server: what would be a letter is a line of the log.
let server: Awaited<ReturnType<typeof realServer>>
let register: Awaited<ReturnType<typeof freshRegister>>
let worker: Awaited<ReturnType<typeof testWorker>>
let own: Api
let api: ReturnType<typeof asker>
beforeAll(async () => {
  server = await realServer({ searchAttributes: ATTRIBUTES })
  register = await freshRegister()
  const { nativeConnection: connection } = server
  worker = await testWorker({ connection, databaseUrl: register.url })
  const client = new Client({ connection })
  own = await testApi({ client, pool: register.pool })
  api = asker(own.url)
})
afterAll(async () => {
  await own?.close()
  worker?.shutdown()
  await worker?.run
  await register?.close()
  await server?.stop()
})

const supervisor = { as: 'supervisor-zhao' }
const complainant = { name: 'Chen', email: 'chen@example.com', language: 'zh' }

async function taken(): Promise<string> {
  const body = intake({ commands: first })
  const created = await api.post('/v1/complaints', { ...body, details: { ...body.details, complainant } })
  expect(created.status).toBe(201)
  return `/v1/complaints/${created.body.id}`
}

const resolveOf = async (path: string) =>
  (await api.get(path)).body.clocks.find(({ name }: { name: string }) => name === 'resolve').ongoing

// Trial S10
describe('an extension', () => {
  const extend = { clock: 'resolve', reason: 'A part is missing.', approvedBy: 'wang' }
  const cancel = { clock: 'resolve', reason: 'The part is there.' }

  test('of which only the log has a line is not in force, and is taken back', async () => {
    const path = await taken()
    await expect.poll(async () => (await api.get(path)).body.recorded, { timeout: 60_000 }).toBe(true)
    const { breachTime } = await resolveOf(path)
    expect((await api.post(`${path}/extend-deadline`, extend, supervisor)).status).toBe(200)
    const states = async () =>
      (await register.pool.query('select state from notice where confirm')).rows.map(({ state }) => state)
    await expect.poll(states, { timeout: 60_000 }).toEqual(['failed'])
    expect(await resolveOf(path)).toMatchObject({ breachTime, extension: 'waiting' })
    expect((await api.post(`${path}/cancel-extension`, cancel)).status).toBe(403)
    expect((await api.post(`${path}/cancel-extension`, cancel, supervisor)).status).toBe(200)
    await expect
      .poll(async () => Object.keys(await resolveOf(path)), { timeout: 60_000 })
      .not.toContain('extension')
    const again = await api.post(`${path}/cancel-extension`, cancel, {
      ...supervisor,
      headers: { 'accept-language': 'zh-CN' },
    })
    expect(again).toMatchObject({ status: 409, body: { detail: '没有等待生效的延期。' } })
    expect((await api.post(`${path}/extend-deadline`, extend, supervisor)).status).toBe(200)
  })
})

// Trial S6
test('what is for imports and for trying is chosen by nobody at intake', async () => {
  for (const [policyId, as] of [
    ['event-log', 'agent-li'],
    ['event-log', 'management-qian'],
    ['event-log', 'operator-zhou'],
    ['demo', 'agent-li'],
    ['demo', 'supervisor-zhao'],
    ['demo', 'manager-sun'],
  ] as const) {
    const refused = await api.post('/v1/complaints', intake({ policyId }), { as, key: key() })
    expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  }
  expect((await api.post('/v1/complaints', intake({ policyId: 'carmaker' }))).status).toBe(201)
})
