import { afterAll, beforeAll, expect, test } from 'vitest'
import { impatient } from '../support/domain/hurried-policy.ts'
import {
  expectKept,
  workerWithRegister,
  type WorkerWithRegister,
} from '../support/temporal/worker-with-register.ts'
import { another, ATTRIBUTES, begin, customer, opening } from '../support/temporal/workflow-lives.ts'
import { realServer, type RealServer } from '../support/temporal/servers.ts'

// A worker that keeps no complaint in memory replays its history before every task: whatever is not determined by the
// history alone shows at once.

let server: RealServer
let house: WorkerWithRegister

beforeAll(async () => {
  server = await realServer({ searchAttributes: ATTRIBUTES })
  house = await workerWithRegister(server.nativeConnection, { maxCachedWorkflows: 0 })
})
afterAll(async () => {
  await house?.close()
  await server?.stop()
})

test('a complaint that is forgotten after every task lives as any other', async () => {
  const received = Date.now()
  const complaint = await begin(server.client, {
    ...opening(received, { policy: 'demo' }),
    policy: { ...impatient, reopen: { amount: 1, unit: 'seconds' } },
  })
  await expect
    .poll(async () => (await complaint.view()).escalations[0]?.level, { timeout: 60_000 })
    .toBeGreaterThanOrEqual(2)
  await complaint.ask([
    { type: 'acknowledge', method: 'phone', said: 'We have it.' },
    { type: 'assign', department: 'service', person: 'li' },
  ])
  await complaint.ask({ type: 'proposeSolution', measures: 'A voucher.' })
  await complaint.ask({ type: 'acceptSolution' }, customer)
  await complaint.ask({ type: 'recordExecution', what: 'Voucher sent.' })
  await complaint.ask({ type: 'recordRevisit', result: 'satisfied' }, another)
  expect(await complaint.handle.result()).toEqual({ outcome: 'resolved' })
  const { entries } = await expectKept(house, complaint)
  const steps = entries.filter(({ event }) => event.type === 'escalated').slice(0, 2)
  expect(steps.map(({ event }) => event.at - received)).toEqual([3_000, 5_000])
  expect(entries.at(-1)!.event.type).toBe('archived')
})
