import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadDirectory, readDirectoryFile } from '../../src/directory/load-directory.ts'
import { commitOf, entry, escalated, escalation, notice } from '../support/register/commits.ts'
import { workerWithRegister, type WorkerWithRegister } from '../support/temporal/worker-with-register.ts'
import { ATTRIBUTES } from '../support/temporal/workflow-lives.ts'
import { apiProcess, workerProcess } from '../support/processes/product-processes.ts'
import { realServer, type RealServer } from '../support/temporal/servers.ts'
import { intake } from '../support/serving.ts'

const preload = fileURLToPath(new URL('../support/processes/shifted-clock.mjs', import.meta.url))
const hourMs = 3_600_000

let server: RealServer
let house: WorkerWithRegister
beforeAll(async () => {
  server = await realServer({ searchAttributes: ATTRIBUTES })
  house = await workerWithRegister(server.nativeConnection)
  const directory = readDirectoryFile('policies/directory/directory.json')
  await loadDirectory(house.pool, directory, { id: 'test', role: 'operator' })
})
afterAll(async () => {
  await house?.close()
  await server?.stop()
})

type Api = Awaited<ReturnType<typeof apiProcess>>

/** An API on a machine whose clock is wrong by so much. */
async function withClockWrongBy(shiftMs: number, work: (api: Api) => Promise<void>): Promise<void> {
  const env = { NODE_OPTIONS: `--import ${preload}`, CLOCK_SHIFT_MS: String(shiftMs) }
  const where = { databaseUrl: house.database.url, temporalAddress: server.address, env }
  const api = await apiProcess(where)
  try {
    await work(api)
  } finally {
    await api.stop()
  }
}

const eventsOf = async (id: string) =>
  (await house.register.listEvents(id, 0, 1_000)).map(({ event }) => event)
const said = { method: 'phone', said: 'We are sorry and look into it.' }

// Trial R4.
describe('an API whose clock is wrong', () => {
  test(
    'by half a minute: what comes after a lapse does not prove that it came before',
    {
      timeout: 120_000,
    },
    async () => {
      await withClockWrongBy(-30_000, async (api) => {
        const created = await api.post('/v1/complaints', intake({ policyId: 'demo' }), {
          as: 'operator-zhou',
        })
        expect(created.status).toBe(201)
        const { id } = created.body
        const breach = async () => (await eventsOf(id)).find((event) => event.type === 'breached')
        await expect.poll(breach, { timeout: 60_000 }).toBeDefined()
        await delay(5_000)
        const askedAt = Date.now()
        const answer = await api.post(`/v1/complaints/${id}/acknowledge`, said)
        expect(answer.status).toBe(200)
        expect(Date.parse(answer.body.countedAt)).toBeGreaterThanOrEqual(askedAt)
        await expect.poll(async () => (await eventsOf(id)).map(({ type }) => type)).toContain('acknowledged')
        const events = await eventsOf(id)
        expect(events.map(({ type }) => type)).not.toContain('breachVoided')
        expect(events.find(({ type }) => type === 'acknowledged')!.at).toBeGreaterThanOrEqual(askedAt)
      })
    },
  )

  test.each([
    ['ahead', hourMs],
    ['behind', -hourMs],
  ])('by an hour %s: a complaint is received when it came', { timeout: 60_000 }, async (_, shiftMs) => {
    await withClockWrongBy(shiftMs, async (api) => {
      const before = Date.now()
      const { status, body } = await api.post('/v1/complaints', intake())
      expect(status).toBe(201)
      const received = async () => (await eventsOf(body.id)).find((event) => event.type === 'received')
      await expect.poll(received, { timeout: 60_000 }).toBeDefined()
      const after = Date.now()
      const { at, registeredAt } = (await received())!
      for (const instant of [at, registeredAt]) {
        expect(instant).toBeGreaterThanOrEqual(before)
        expect(instant).toBeLessThanOrEqual(after)
      }
      const answer = await api.post(`/v1/complaints/${body.id}/acknowledge`, said)
      expect(answer.status).toBe(200)
      expect(Date.parse(answer.body.countedAt)).toBeLessThanOrEqual(Date.now())
    })
  })
})

// Trial R6.
describe('a worker whose clock is wrong', () => {
  test.each([
    ['behind', -hourMs],
    ['ahead', hourMs],
  ])(
    'by an hour %s brings notices to the inbox when they are due',
    { timeout: 120_000 },
    async (_, shiftMs) => {
      const env = { NODE_OPTIONS: `--import ${preload}`, CLOCK_SHIFT_MS: String(shiftMs) }
      const worker = await workerProcess({
        databaseUrl: house.database.url,
        temporalAddress: server.address,
        env,
      })
      try {
        const id = `cmp_told_${shiftMs}`
        await house.register.commit(
          commitOf({
            id,
            entries: [entry(1), entry(2, escalated('resolve/1/1', 1))],
            notices: [
              notice('escalation/resolve/1/1/L1/0', 2, {
                template: 'escalated',
                to: { role: 'supervisor', department: 'service' },
              }),
            ],
            complaint: { owner: { department: 'service' }, escalations: [escalation('resolve/1/1', 1)] },
          }),
          `run-${id}`,
        )
        const told = async () => {
          const { rowCount } = await house.pool.query('select from inbox_item where complaint_id = $1', [id])
          return rowCount
        }
        await expect.poll(told, { timeout: 60_000 }).toBeGreaterThan(0)
      } finally {
        await worker.stop()
      }
    },
  )
})
