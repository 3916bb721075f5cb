import { MockActivityEnvironment } from '@temporalio/testing'
import { Worker } from '@temporalio/worker'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createActivities } from '../../src/activities/activities.ts'
import { createCanaryActivities } from '../../src/activities/canary.ts'
import { postSettingsOf } from '../../src/run/couriers.ts'
import type { Policy } from '../../src/domain/policy/policy.ts'
import { dayMs } from '../../src/domain/instant.ts'
import { recompute } from '../../src/figures/recount/recompute.ts'
import { figures } from '../../src/figures/figures.ts'
import { loadPolicies, pinned } from '../../src/rules/policies.ts'
import { rootCausesOf } from '../../src/reports/root-causes.ts'
import { canaryOf } from '../../src/register/punctuality/canaries.ts'
import { readFeed } from '../../src/register/feed/feed.ts'
import { journalPages } from '../../src/register/complaint/journal-pages.ts'
import { readPunctuality } from '../../src/register/punctuality/lateness.ts'
import { verifyRegister } from '../../src/register/proof/verify.ts'
import { TASK_QUEUE } from '../../src/workflows/messages/complaint.ts'
import {
  CANARY_WORKFLOW,
  type CanaryActivities,
  type CanarySighting,
} from '../../src/workflows/messages/canary.ts'
import {
  eventTypes,
  expectKept,
  workerWithRegister,
  type WorkerWithRegister,
} from '../support/temporal/worker-with-register.ts'
import { ATTRIBUTES, calendars, life } from '../support/temporal/workflow-lives.ts'
import { realServer, type RealServer } from '../support/temporal/servers.ts'
import { carryOut } from '../reconciliation/support.ts'
import { CHECKS } from '../../src/workflows/messages/reconciliation.ts'
import { bundleFile, config, testWorker } from '../support/product.ts'
import { EVERYTHING, sightOfRole } from '../../src/register/lists/visible.ts'

let server: RealServer
let house: WorkerWithRegister
let activities: CanaryActivities
const alarms: object[] = []
beforeAll(async () => {
  server = await realServer({ searchAttributes: ATTRIBUTES })
  house = await workerWithRegister(server.nativeConnection, { worker: false })
  const shipped = pinned(loadPolicies('policies/canary').get('canary')!)
  activities = createCanaryActivities({
    ...{ pool: house.pool, client: server.client, withinMs: 3_000 },
    rules: () => ({ policy: inSeconds(shipped), calendar: calendars.get('cn')! }),
    alarm: (facts) => void alarms.push(facts),
  })
})
afterAll(async () => {
  await house?.close()
  await server?.stop()
})

/** Archived two seconds after it is closed. */
const inSeconds = (policy: Policy): Policy => ({ ...policy, reopen: { amount: 2, unit: 'seconds' } })

async function working<T>(work: () => Promise<T>): Promise<T> {
  const worker = await Worker.create({
    connection: server.nativeConnection,
    taskQueue: TASK_QUEUE,
    workflowBundle: { codePath: await bundleFile() },
    activities: { ...createActivities({ register: house.register }), ...activities },
  })
  return worker.runUntil(work)
}

const letOut = (name: string): Promise<CanarySighting> =>
  server.client.workflow.execute(CANARY_WORKFLOW, { taskQueue: TASK_QUEUE, workflowId: name, args: [] })

const today = () => new Date().toISOString().slice(0, 10)

// F48
test('it lets the clock of a real complaint lapse, hears of it, and is in nobody’s way', async () => {
  const { pool, register } = house
  await working(async () => {
    for (const name of ['canary-1', 'canary-2']) {
      const sighting = await letOut(name)
      expect(sighting!.firedLateMs).toBeGreaterThanOrEqual(0)
      expect(sighting!.recordedLateMs).toBeGreaterThanOrEqual(sighting!.firedLateMs)
    }
    const id = canaryOf(today())
    const once = ['contactRecorded', 'clockStarted', 'breached']
    const again = ['contactRecorded', 'clockMet', 'clockStarted', 'breached']
    expect(await eventTypes(register, id)).toEqual(['received', ...once, ...again])
    await expectKept(house, life(server.client, id))
  })
  expect((await readPunctuality(pool, Date.now())).canary).toBeDefined()
  expect((await readPunctuality(pool, Date.now())).fired.day.count).toBe(0)
  expect(alarms).toEqual([])

  const span = { from: Date.now() - dayMs, to: Date.now() + dayMs }
  const [row] = await figures(pool, span)
  expect(row!.figures).toMatchObject({ received: 0, open: 0, clocks: [] })
  expect(await recompute(pool, span)).toMatchObject({ counts: { received: 0, open: 0 }, clocks: {} })
  expect(await rootCausesOf(pool, { ...span, asOf: Date.now() })).toEqual([])
  for (const hidden of [true, false]) {
    expect((await register.listComplaints({ sight: { ...EVERYTHING, hidden } })).data).toEqual([])
    expect(await register.countLists({ open: { open: true } }, { ...EVERYTHING, hidden })).toEqual({
      open: 0,
    })
  }
  expect((await readFeed(pool, { sight: sightOfRole('auditor') })).changes).toEqual([])
  for await (const page of journalPages(pool, { sight: sightOfRole('auditor') })) expect(page).toEqual([])
  expect((await pool.query('select from notice')).rowCount).toBe(0)
})

test('it is a complaint like others: its journal is proved, and nothing is amiss with it', async () => {
  const { pool } = house
  await pool.query('select anchor_heads(current_date)')
  const onFault = (fault: object) => expect.fail(JSON.stringify(fault))
  expect(await verifyRegister(pool, { onFault })).toMatchObject({ complaints: 1, roots: 1 })
  await working(async () => {
    await delay(500)
    for (const check of CHECKS) {
      const { tally } = await carryOut(check, { pool, client: server.client, graceMs: 200 })
      expect([check, tally.found]).toEqual([check, 0])
    }
  })
})

test('the next day ends it', async () => {
  const id = canaryOf(today())
  await working(async () => {
    await activities.clearUp('2030-01-01')
    await activities.clearUp('2030-01-01')
    await expect
      .poll(() => eventTypes(house.register, id).then((types) => types.at(-1)), { timeout: 60_000 })
      .toBe('archived')
    await activities.clearUp('2030-01-01')
  })
  expect((await eventTypes(house.register, id)).slice(-4)).toEqual([
    ...['withdrawn', 'closed', 'clockCancelled', 'archived'],
  ])
})

test('one that is not heard of raises an alarm', async () => {
  const lookFor = () => activities.lookFor({ complaintId: 'canary_19990101', n: 1, dueAt: Date.now() })
  expect(await new MockActivityEnvironment().run(lookFor)).toBeNull()
  expect(alarms).toMatchObject([{ kind: 'canarySilent', complaintId: 'canary_19990101' }])
})

test('a worker as it ships lets them out by its schedule', async () => {
  // Today's of the others has been archived; there is one a day.
  const own = await realServer({ searchAttributes: ATTRIBUTES })
  const { pool, database, close } = await workerWithRegister(own.nativeConnection, { worker: false })
  const worker = await testWorker({
    ...{ connection: own.nativeConnection, namespace: own.namespace, databaseUrl: database.url },
    post: postSettingsOf(config),
  })
  await own.client.schedule.getHandle('canary').trigger()
  const seen = async () => (await readPunctuality(pool, Date.now())).canary
  await expect.poll(seen, { timeout: 60_000 }).toMatchObject({ recordedLateMs: expect.any(Number) })
  worker.shutdown()
  await worker.run
  await close()
  await own.stop()
})
