import { Client } from '@temporalio/client'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Command } from '../../src/domain/command.ts'
import type { Api } from '../../src/run/start-api.ts'
import { orderBegun, orderEnded, orderStands } from '../support/incident-orders.ts'
import { reassigningWorker, type ReassigningOrder } from '../support/processes/reassigning-worker.ts'
import { bundleFile, testApi } from '../support/product.ts'
import { asker } from '../support/serving.ts'
import { realServer, type RealServer } from '../support/temporal/servers.ts'
import {
  expectKept,
  noticesOf,
  workerWithRegister,
  type WorkerWithRegister,
} from '../support/temporal/worker-with-register.ts'
import { ATTRIBUTES, begin, opening, type Life } from '../support/temporal/workflow-lives.ts'

// The server suggests a new run after 30 events: complaints and orders go over into several.

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

async function worker(more: Pick<ReassigningOrder, 'diesAfter'> = {}) {
  const order = { address: server.address, databaseUrl: house.database.url, codePath: await bundleFile() }
  const started = await reassigningWorker({ ...order, perSecond: 40, ...more })
  workers.push(started)
  return started
}

const assign: Command = { type: 'assign', department: 'service', person: 'li' }

async function complaints(count: number): Promise<Life[]> {
  const lives: Life[] = []
  for (let nth = 1; nth <= count; nth++) {
    const opened = opening(Date.now())
    const complainant = { name: `Ms ${nth}`, email: `ms${nth}@example.com` }
    const details = { ...opened.details, complainant, storeId: 'chaoyang' }
    lives.push(await begin(server.client, { ...opened, details }, { commands: [assign] }))
  }
  for (const { id } of lives)
    await expect.poll(() => house.register.hasComplaint(id), { timeout: 60_000 }).toBe(true)
  return lives
}

/** An incident with so many complaints in it, and a worker that is there no longer. */
async function incidentOf(count: number) {
  const first = await worker()
  const lives = await complaints(count)
  const body = { title: 'Piles run hot', cause: 'A batch of loose terminals.', storeId: 'chaoyang' }
  const asked = asker(api.url)
  const opened = await asked.post('/v1/incidents', body, { as: 'supervisor-zhao' })
  const incident: string = opened.body.id
  const joined = await orderEnded(asked, incident, ['members', { selection: { storeId: 'chaoyang' } }])
  expect(joined).toMatchObject({ total: count, done: count })
  await first.kill()
  return { lives, incident, asked }
}

/** What of this happened to each, and what of it the customers are to be told. */
async function counted(lives: readonly Life[], event: string, template: string) {
  const count = async (life: Life) => {
    const { entries } = await expectKept(house, life)
    const notices = await noticesOf(house.pool, life.id)
    return [
      entries.filter((entry) => entry.event.type === event).length,
      notices.filter((notice) => notice.template === template && notice.role === 'customer').length,
    ]
  }
  return Promise.all(lives.map(count))
}

// R56
test('a worker is killed in the middle of a message, then of a proposal: each has one of each, and a line', async () => {
  const { lives, incident, asked } = await incidentOf(40)
  const inTurn = [
    ['messages', { text: 'The piles are switched off.' }, 'messageWritten', 'message'],
    ['proposals', { measures: 'The charge is paid back.' }, 'solutionProposed', 'solutionOffered'],
  ] as const
  for (const [path, body, event, template] of inTurn) {
    const id = await orderBegun(asked, incident, [path, body])
    const dying = await worker({ diesAfter: 17 })
    await dying.exited
    const halfway = await orderStands(asked, id)
    expect(halfway).toMatchObject({ state: 'running', total: 40 })
    expect(halfway.done).toBeGreaterThan(0)
    expect(halfway.done).toBeLessThan(40)
    const next = await worker()
    await expect
      .poll(async () => (await orderStands(asked, id)).state, { timeout: 90_000, interval: 300 })
      .toBe('ended')
    const { items, ...result } = await orderStands(asked, id)
    expect(result).toMatchObject({ total: 40, done: 40, refused: 0, unknown: 0, pending: 0 })
    const ids = items.map(({ complaint }: { complaint: string }) => complaint)
    expect(ids.toSorted()).toEqual(lives.map((life) => life.id).toSorted())
    expect(await counted(lives, event, template)).toEqual(lives.map(() => [1, 1]))
    await next.kill()
  }
}, 300_000)
