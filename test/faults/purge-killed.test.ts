import { WorkflowNotFoundError } from '@temporalio/client'
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { dueForErasure } from '../../src/register/retention/erasure.ts'
import { TASK_QUEUE } from '../../src/workflows/messages/complaint.ts'
import { ERASE_WORKFLOW, PURGE_WORKFLOW } from '../../src/workflows/messages/retention.ts'
import type { eraseComplaint } from '../../src/workflows/jobs/erase-complaint.ts'
import type { purge } from '../../src/workflows/jobs/purge.ts'
import { calendar, commitOf, entries, policy } from '../support/register/commits.ts'
import { workerWithRegister, type WorkerWithRegister } from '../support/temporal/worker-with-register.ts'
import { ATTRIBUTES, begin, customer, opening, type Life } from '../support/temporal/workflow-lives.ts'
import { purgingWorker, type PurgingOrder } from '../support/processes/purging-worker.ts'
import { realServer, type RealServer } from '../support/temporal/servers.ts'
import { bundleFile } from '../support/product.ts'

let server: RealServer
let house: WorkerWithRegister
let workers: Awaited<ReturnType<typeof purgingWorker>>[] = []

beforeAll(async () => {
  server = await realServer({ searchAttributes: ATTRIBUTES })
  house = await workerWithRegister(server.nativeConnection, { worker: false })
})
afterEach(async () => {
  for (const worker of workers) await worker.kill()
  workers = []
})
afterAll(async () => {
  await house?.close()
  await server?.stop()
})

async function worker(more: Pick<PurgingOrder, 'diesAfter'> = {}) {
  const order = { address: server.address, databaseUrl: house.database.url, codePath: await bundleFile() }
  const started = await purgingWorker({ ...order, ...more })
  workers.push(started)
  return started
}

/** A complaint that has lived, was withdrawn, and is archived seconds later. */
async function lived(): Promise<Life> {
  const opened = opening(Date.now(), { policy: 'demo' })
  const soon = { ...opened.policy, reopen: { amount: 1, unit: 'seconds' as const } }
  const complaint = await begin(server.client, { ...opened, policy: soon })
  await complaint.ask({ type: 'withdraw', reason: 'It has been settled.' }, customer)
  await complaint.handle.result()
  return complaint
}

/** Archived long ago: Temporal has forgotten it. */
async function old(id: string): Promise<string> {
  const at = Date.UTC(2020, 0, 1)
  const complaint = { stage: 'closed', closedAt: at, archivedAt: at, policy, calendar } as const
  await house.register.commit(commitOf({ id, entries: entries(1, 3), complaint }), randomUUID())
  return id
}

const keepNoLonger = (ids: readonly string[]) =>
  house.pool.query(
    `update complaint set retain_until = date_trunc('second', now()) - interval '1 day' where id = any($1)`,
    [ids],
  )
const stateOf = async (ids: readonly string[]) => {
  const { rows } = await house.pool.query<{ erased: number; forgotten: number }>(
    'select count(erased_at) as erased, count(forgotten_at) as forgotten from complaint where id = any($1)',
    [ids],
  )
  return rows[0]!
}
const isForgotten = async ({ handle }: Life) =>
  handle.describe().then(
    () => false,
    (error: unknown) => error instanceof WorkflowNotFoundError,
  )

test('a purge whose worker is killed goes on with another: nothing is left, nothing is counted twice', async () => {
  const first = await worker()
  const lives = [await lived(), await lived()]
  const others = await Promise.all(Array.from({ length: 15 }, (_, index) => old(`old_${index}`)))
  const held = await old('held')
  await house.pool.query("update complaint set legal_hold = true where id = 'held'")
  const ids = [...lives.map(({ id }) => id), ...others]
  await keepNoLonger(ids)
  await first.kill()

  const dying = await worker({ diesAfter: 8 })
  const handle = await server.client.workflow.start<typeof purge>(PURGE_WORKFLOW, {
    taskQueue: TASK_QUEUE,
    workflowId: 'purge/killed',
    args: [{ by: { id: 'zhou', role: 'operator' }, reason: 'The years have passed.' }],
  })
  await dying.exited
  expect(await stateOf(ids)).toEqual({ erased: 8, forgotten: 7 })

  await worker()
  expect(await handle.result()).toEqual({ erased: 17, failed: 0 })
  expect(await stateOf(ids)).toEqual({ erased: 17, forgotten: 17 })
  expect(await stateOf([held])).toEqual({ erased: 0, forgotten: 0 })
  const { rows } = await house.pool.query<{ id: string; decisions: number }>(
    'select complaint_id as id, count(*) as decisions from retention_decision group by complaint_id',
  )
  expect(rows.map(({ id }) => id).sort()).toEqual([...ids].sort())
  for (const { decisions } of rows) expect(decisions).toBe(1)
  expect(await house.register.retention.purges()).toMatchObject([
    { id: 'purge/killed', by: { id: 'zhou' }, erased: 17, failed: 0 },
  ])
  expect(await dueForErasure(house.pool, Date.now())).toEqual([])
  // Temporal has noted the deletions for good, and takes its time over them.
  for (const one of lives) await expect.poll(() => isForgotten(one), { timeout: 75_000 }).toBe(true)
}, 300_000)

test('an erasure killed between its steps ends as one that was not', async () => {
  const first = await worker()
  const complaint = await lived()
  await keepNoLonger([complaint.id])
  await first.kill()
  const dying = await worker({ diesAfter: 1 })
  const handle = await server.client.workflow.start<typeof eraseComplaint>(ERASE_WORKFLOW, {
    taskQueue: TASK_QUEUE,
    workflowId: `erasure/${complaint.id}`,
    args: [complaint.id],
  })
  await dying.exited
  expect(await stateOf([complaint.id])).toEqual({ erased: 1, forgotten: 0 })
  await worker()
  expect(await handle.result()).toEqual({ result: 'erased' })
  expect(await stateOf([complaint.id])).toEqual({ erased: 1, forgotten: 1 })
  const entriesLeft = await house.register.listEvents(complaint.id)
  expect(entriesLeft.length).toBeGreaterThan(1)
  expect(JSON.stringify(entriesLeft)).not.toMatch(/Chen|settled|not clean/)
}, 300_000)
