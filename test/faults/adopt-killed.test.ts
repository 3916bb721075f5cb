import { Client } from '@temporalio/client'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { AdoptionView } from '../../src/api/rules/adoption-routes.ts'
import { policyNamed } from '../support/domain/given.ts'
import type { Api } from '../../src/run/start-api.ts'
import { asker, key } from '../support/serving.ts'
import {
  expectKept,
  workerWithRegister,
  type WorkerWithRegister,
} from '../support/temporal/worker-with-register.ts'
import { ATTRIBUTES, begin, opening, type Life } from '../support/temporal/workflow-lives.ts'
import { reassigningWorker, type ReassigningOrder } from '../support/processes/reassigning-worker.ts'
import { realServer, type RealServer } from '../support/temporal/servers.ts'
import { withdrawal } from '../support/domain/withdrawal.ts'
import { bundleFile, testApi } from '../support/product.ts'

// The server suggests a new run after 30 events: adoptions go over into several.

let server: RealServer
let house: WorkerWithRegister
let api: Api
let workers: Awaited<ReturnType<typeof reassigningWorker>>[] = []

beforeAll(async () => {
  const extraArgs = ['--dynamic-config-value', 'limit.historyCount.suggestContinueAsNew=30']
  server = await realServer({ searchAttributes: ATTRIBUTES, extraArgs })
  house = await workerWithRegister(server.nativeConnection, { worker: false })
  const client = new Client({ connection: server.nativeConnection })
  api = await testApi({ client, pool: house.pool, eagerStart: false })
})
afterEach(async () => {
  for (const worker of workers) await worker.kill()
  workers = []
})
afterAll(async () => {
  await api?.close()
  await house?.close()
  await server?.stop()
})

async function worker(more: Pick<ReassigningOrder, 'diesAfter' | 'perSecond'> = {}) {
  const order = { address: server.address, databaseUrl: house.database.url, codePath: await bundleFile() }
  const started = await reassigningWorker({ ...order, ...more })
  workers.push(started)
  return started
}

async function complaints(count: number): Promise<Life[]> {
  const lives: Life[] = []
  for (let n = 0; n < count; n++)
    lives.push(await begin(server.client, { ...opening(Date.now()), policy: policyNamed('rental') }))
  for (const { id } of lives)
    await expect.poll(() => house.register.hasComplaint(id), { timeout: 60_000 }).toBe(true)
  return lives
}

const zhou = { as: 'operator-zhou' }
const stands = async (id: string, query = '') => {
  const { body } = await asker(api.url).get(`/v1/policy-adoptions/${id}?limit=200&${query}`, zhou)
  return AdoptionView.parse(body)
}
const ended = (id: string) =>
  expect.poll(async () => (await stands(id)).state, { timeout: 90_000, interval: 300 }).not.toBe('running')

const adoptions = async (life: Life) =>
  (await expectKept(house, life)).entries.filter(({ event }) => event.type === 'policyAdopted').length

// F33
test('what would follow is found first; then a worker is killed in the middle, and each adopts it once', async () => {
  const first = await worker()
  const lives = await complaints(10)
  const { post, get } = asker(api.url)
  const body = { policyId: 'default', selection: { policy: 'rental' }, reason: '统一改用基本承诺。' }
  expect((await post('/v1/policy-adoptions', body)).status).toBe(403)
  const nowhere = await post('/v1/policy-adoptions', { ...body, policyId: 'none' }, zhou)
  expect(nowhere).toMatchObject({ status: 400, body: { errors: [{ pointer: '/policyId' }] } })
  const nobody = await post('/v1/policy-adoptions', { ...body, selection: {} }, zhou)
  expect(nobody).toMatchObject({ status: 400, body: { errors: [{ pointer: '/selection' }] } })

  const dry = await post('/v1/policy-adoptions', { ...body, dryRun: true }, zhou)
  await ended(dry.body.id)
  const looked = await stands(dry.body.id)
  expect(looked).toMatchObject({ dryRun: true, total: 10, done: 10, refused: 0, policy: { id: 'default' } })
  expect(looked.dues).toBe(10)
  for (const life of lives) expect(await adoptions(life)).toBe(0)
  await first.kill()

  const once = key()
  const begun = await post('/v1/policy-adoptions', body, { ...zhou, key: once })
  expect(begun).toMatchObject({ status: 202, body: { id: expect.stringMatching(/^adp_/) } })
  const { id } = begun.body
  expect((await post('/v1/policy-adoptions', body, { ...zhou, key: once })).status).toBe(200)
  const dying = await worker({ diesAfter: 5 })
  await dying.exited
  expect((await stands(id)).done).toBeLessThan(10)
  await worker()
  await ended(id)
  const result = await stands(id)
  expect(result).toMatchObject({
    state: 'ended',
    total: 10,
    done: 10,
    begun: looked.begun,
    by: { id: 'zhou' },
  })
  for (const life of lives) expect(await adoptions(life)).toBe(1)
  const { body: page } = await get(`/v1/policy-adoptions/${id}?limit=4`, zhou)
  expect(page.items).toHaveLength(4)
  expect((await stands(id, `cursor=${page.nextCursor}`)).items).toHaveLength(6)
  expect((await post(`/v1/policy-adoptions/${id}/cancel`, {}, zhou)).status).toBe(409)
  expect((await get('/v1/policy-adoptions/adp_nothing', zhou)).status).toBe(404)
}, 300_000)

test('each complaint may refuse, with its sentence; what is not there is unknown', async () => {
  await worker()
  const [open, closed] = (await complaints(2)) as [Life, Life]
  await closed.ask(withdrawal)
  const ids = [open.id, closed.id, 'Y-nobody']
  const body = { policyId: 'default', selection: { ids }, reason: 'One rule' }
  const begun = await asker(api.url).post('/v1/policy-adoptions', body, zhou)
  await ended(begun.body.id)
  const { items, ...result } = await stands(begun.body.id)
  expect(result).toMatchObject({ total: 3, done: 1, refused: 1, unknown: 1 })
  expect(items.find(({ complaint }) => complaint === closed.id)?.detail).toContain('closed')
}, 300_000)
