import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Opening } from '../../src/domain/opening.ts'
import { impatient } from '../support/domain/hurried-policy.ts'
import { killableWorker, type WorkerOrder } from '../support/processes/killable-process.ts'
import {
  expectKept,
  workerWithRegister,
  type WorkerWithRegister,
} from '../support/temporal/worker-with-register.ts'
import { agent, ATTRIBUTES, begin, opening } from '../support/temporal/workflow-lives.ts'
import { realServer, type RealServer } from '../support/temporal/servers.ts'
import { bundleFile } from '../support/product.ts'

let server: RealServer
let house: WorkerWithRegister
let workers: Awaited<ReturnType<typeof killableWorker>>[] = []

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

async function worker(more: Pick<WorkerOrder, 'diesAfter'> = {}) {
  const order = { address: server.address, databaseUrl: house.database.url, codePath: await bundleFile() }
  const started = await killableWorker({ ...order, ...more })
  workers.push(started)
  return started
}

const impatiently = (): Opening => ({ ...opening(Date.now(), { policy: 'demo' }), policy: impatient })
const note = (text: string) => ({ type: 'addNote', text }) as const
const sleepUntil = (at: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, at - Date.now())))

const replacements = async (id: string) => {
  const { rows } = await house.pool.query<{ reason: string; entries: { type: string; data: object }[] }>(
    'select reason, entries from journal_replacement where complaint_id = $1 order by id',
    [id],
  )
  return rows
}

// F50
test('what time did while every worker was dead is recorded when one returns, as of its instants', async () => {
  const first = await worker()
  const opened = impatiently()
  const complaint = await begin(server.client, opened)
  expect(await complaint.ask(note('Recorded'))).toMatchObject({ recorded: true })
  await first.kill()
  await sleepUntil(opened.receivedAt + 7_500)
  await worker()
  // The dead worker's tasks wait ten seconds in its own queue; some of that had passed before the other came.
  await expect
    .poll(async () => (await house.register.getComplaint(complaint.id))?.complaint.escalations, {
      timeout: 60_000,
    })
    .toMatchObject([{ level: 3 }])
  const { entries, notices } = await expectKept(house, complaint)
  const steps = entries.filter(({ event }) => ['breached', 'escalated'].includes(event.type))
  expect(steps.map(({ event }) => event.at - opened.receivedAt)).toEqual([3_000, 3_000, 5_000, 7_000])
  for (const { recordedAt } of steps) expect(recordedAt).toBeGreaterThan(opened.receivedAt + 7_400)
  const escalated = notices.filter(({ template }) => template === 'escalated')
  expect(escalated).toMatchObject([{ role: 'management' }])
  expect(escalated[0]!.includes).toHaveLength(3)
})

test('a worker that dies between a commit and the completion of its task leaves nothing that is not so', async () => {
  const first = await worker({ diesAfter: { event: 'noteAdded', commits: 2 } })
  const same = await begin(server.client, opening(Date.now()))
  const other = await begin(server.client, impatiently())
  const arrivedAt = Date.now()
  // One will happen again just so; the other, unstamped, happens after deadlines that lapse until its task is retried.
  const answers = [
    same.ask(note('The same again'), agent, { arrivedAt, key: 'same' }),
    other.ask(note('Later than it was'), agent, { key: 'other' }),
  ]
  await first.exited
  for (const { id } of [same, other]) {
    const types = (await house.register.listEvents(id)).map(({ event }) => event.type)
    expect(types.at(-1)).toBe('noteAdded')
  }
  await worker()
  expect(await Promise.all(answers)).toMatchObject([{ recorded: true }, { recorded: true }])
  const keptSame = await expectKept(house, same)
  expect(keptSame.entries.at(-1)!.event).toMatchObject({ type: 'noteAdded', at: arrivedAt })
  expect(await replacements(same.id)).toEqual([])
  const keptOther = await expectKept(house, other)
  const types = keptOther.entries.map(({ event }) => event.type)
  expect(types.filter((type) => type === 'noteAdded')).toHaveLength(1)
  expect(types.indexOf('breached')).toBeLessThan(types.indexOf('noteAdded'))
  const [replaced, ...more] = await replacements(other.id)
  expect(more).toEqual([])
  expect(replaced!.entries).toMatchObject([{ type: 'noteAdded', data: { text: 'Later than it was' } }])
})

// Trial R1
test('pieces that were recorded when their worker died are told again, and nothing gives way', async () => {
  const first = await worker({ diesAfter: { event: 'noteAdded', commits: 1 } })
  const complaint = await begin(server.client, opening(Date.now()))
  const long = Array.from({ length: 20 }, (_, n) => note(`${n} ${'诺'.repeat(9_900)}`))
  const answer = complaint.ask(long, agent, { arrivedAt: Date.now(), key: 'long' })
  await first.exited
  const recorded = await house.register.listEvents(complaint.id)
  expect(recorded.filter(({ event }) => event.type === 'noteAdded')).toHaveLength(20)
  await worker()
  expect(await answer).toMatchObject({ recorded: true })
  const { entries } = await expectKept(house, complaint)
  expect(entries.filter(({ event }) => event.type === 'noteAdded')).toHaveLength(20)
  expect(await replacements(complaint.id)).toEqual([])
})
