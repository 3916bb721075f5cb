import { temporal } from '@temporalio/proto'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPool } from '../../src/register/pool.ts'
import { createRegister, type Register } from '../../src/register/register.ts'
import {
  expectKept,
  workerWithRegister,
  type WorkerWithRegister,
} from '../support/temporal/worker-with-register.ts'
import {
  agent,
  ATTRIBUTES,
  begin,
  newWorker,
  opening,
  type Life,
} from '../support/temporal/workflow-lives.ts'
import { realServer, type RealServer } from '../support/temporal/servers.ts'
import { bundleFile } from '../support/product.ts'

const { ResetReapplyType } = temporal.api.enums.v1

let server: RealServer
let house: WorkerWithRegister
let ending: (() => Promise<void>) | undefined
const commits: Parameters<Register['commit']>[] = []

beforeAll(async () => {
  server = await realServer({ searchAttributes: ATTRIBUTES })
  house = await workerWithRegister(server.nativeConnection, { worker: false })
  const pool = createPool(house.database.url)
  const register = createRegister(pool)
  const worker = await newWorker(
    server.nativeConnection,
    {
      commit: (...commit) => {
        commits.push(commit)
        return register.commit(...commit)
      },
    },
    await bundleFile(),
  )
  const run = worker.run()
  ending = async () => {
    worker.shutdown()
    await run
    await pool.end()
  }
})
afterAll(async () => {
  await ending?.()
  await house?.close()
  await server?.stop()
})

const note = (text: string) => ({ type: 'addNote', text }) as const
const notesOf = async (id: string) =>
  (await house.register.listEvents(id)).flatMap(({ event }) =>
    event.type === 'noteAdded' ? [event.text] : [],
  )

/** Sets a complaint's run back to before an update, as an operator would; what was asked since is not repeated. */
async function resetBefore(complaint: Life, key: string): Promise<void> {
  const events = (await complaint.handle.fetchHistory()).events!
  const accepted = events.findIndex(
    (event) => event.workflowExecutionUpdateAcceptedEventAttributes?.protocolInstanceId === key,
  )
  const task = events.slice(0, accepted).findLast((event) => event.workflowTaskCompletedEventAttributes)!
  const { runId } = await complaint.handle.describe()
  await server.client.workflowService.resetWorkflowExecution({
    namespace: server.namespace,
    workflowExecution: { workflowId: complaint.handle.workflowId, runId },
    reason: 'The operator set it back.',
    requestId: randomUUID(),
    workflowTaskFinishEventId: task.eventId!,
    resetReapplyType: ResetReapplyType.RESET_REAPPLY_TYPE_NONE,
  })
}

test('after an operator sets a run back the register follows the new run, and keeps what it gave up', async () => {
  const complaint = await begin(server.client, opening(Date.now()))
  for (const text of ['One', 'Two', 'Three']) await complaint.ask(note(text), agent, { key: text })
  const dead = (await complaint.handle.describe()).runId
  await expectKept(house, complaint)
  const late = commits.at(-1)!
  await resetBefore(complaint, 'Two')
  await complaint.ask(note('Two, otherwise'))
  expect((await complaint.handle.describe()).runId).not.toBe(dead)
  const { view } = await expectKept(house, complaint)
  expect(await notesOf(complaint.id)).toEqual(['One', 'Two, otherwise'])
  const { rows } = await house.pool.query<{ entries: { data: { text: string } }[]; replaced_run_id: string }>(
    'select entries, replaced_run_id from journal_replacement where complaint_id = $1',
    [complaint.id],
  )
  expect(rows.map((row) => [row.replaced_run_id, ...row.entries.map(({ data }) => data.text)])).toEqual([
    [dead, 'Two', 'Three'],
  ])
  expect(late[1]).toBe(dead)
  await house.register.commit(...late)
  expect((await house.register.getComplaint(complaint.id))?.complaint).toEqual(view)
  expect(await notesOf(complaint.id)).toEqual(['One', 'Two, otherwise'])
  await complaint.ask(note('And on'))
  await expectKept(house, complaint)
})
