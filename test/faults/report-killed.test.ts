import { fileURLToPath } from 'node:url'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { parseInstant } from '../../src/domain/instant.ts'
import { getReport, listReports } from '../../src/reports/report-store.ts'
import { createReports, recheckReport } from '../../src/reports/reports.ts'
import { ensureSchedules, SCHEDULES } from '../../src/run/schedules.ts'
import { TASK_QUEUE } from '../../src/workflows/messages/complaint.ts'
import { REPORT_WORKFLOW, type ReportOrder } from '../../src/workflows/messages/reports.ts'
import { killableProcess } from '../support/processes/killable-process.ts'
import { workerWithRegister, type WorkerWithRegister } from '../support/temporal/worker-with-register.ts'
import { ATTRIBUTES } from '../support/temporal/workflow-lives.ts'
import { recordPast } from '../support/register/random-past.ts'
import type { ReportWorkerOrder } from '../support/processes/report-worker.ts'
import { realServer, type RealServer } from '../support/temporal/servers.ts'
import { bundleFile } from '../support/product.ts'

const script = fileURLToPath(new URL('../support/processes/report-worker.ts', import.meta.url))
const order = { kind: 'month', zone: 'Asia/Shanghai', by: 'sun' } satisfies ReportOrder

let server: RealServer
let house: WorkerWithRegister
let workers: Awaited<ReturnType<typeof killableProcess>>[] = []

beforeAll(async () => {
  server = await realServer({ searchAttributes: ATTRIBUTES })
  house = await workerWithRegister(server.nativeConnection, { worker: false })
  await house.pool.query('create table told (report_id text)')
  await recordPast(house.register, {
    from: parseInstant('2026-05-01T00:00:00+08:00'),
    to: parseInstant('2026-07-31T00:00:00+08:00'),
    count: 30,
    until: parseInstant('2026-08-01T00:00:00+08:00'),
  })
})
afterEach(async () => {
  for (const worker of workers) await worker.kill()
  workers = []
})
afterAll(async () => {
  await house?.close()
  await server?.stop()
})

async function worker(diesAt?: ReportWorkerOrder['diesAt']) {
  const { address } = server
  const told: ReportWorkerOrder = { address, databaseUrl: house.database.url, codePath: await bundleFile() }
  const started = await killableProcess(script, diesAt ? { ...told, diesAt } : told)
  workers.push(started)
  return started
}

const begin = (told: ReportOrder, workflowId: string) =>
  server.client.workflow.start(REPORT_WORKFLOW, { taskQueue: TASK_QUEUE, workflowId, args: [told] })

const told = async (id: string) =>
  (await house.pool.query('select 1 from told where report_id = $1', [id])).rowCount

for (const [diesAt, period, messages] of [
  ['gathering', '2026-05', 1],
  ['frozen', '2026-06', 1],
  // Nobody knows whether the message went out: it is sent again, under the same id.
  ['told', '2026-07', 2],
] as const)
  test(`a worker killed while a report is ${diesAt} loses nothing and issues nothing twice`, async () => {
    const dying = await worker(diesAt)
    const handle = await begin({ ...order, period }, `report/${period}`)
    await dying.exited
    await worker()
    expect(await handle.result()).toEqual({ id: `${period}.1` })
    const issued = (await listReports(house.pool)).filter((one) => one.period === period)
    expect(issued).toMatchObject([{ id: `${period}.1`, edition: 1, issuedBy: 'sun' }])
    expect(await told(`${period}.1`)).toBe(messages)
    expect(await createReports(house.pool).isUnannounced(`${period}.1`)).toBe(false)
    expect(await recheckReport(house.pool, period)).toMatchObject({ intact: true, same: true })
  })

// R87
test('the schedules report the last month and the last quarter; one that operators have paused stays paused', async () => {
  const own = SCHEDULES.filter(({ workflow }) => workflow === REPORT_WORKFLOW)
  expect(own.map(({ id }) => id)).toEqual(['report-monthly', 'report-quarterly'])
  await ensureSchedules(server.client, own)
  const monthly = server.client.schedule.getHandle('report-monthly')
  const { info, spec } = await monthly.describe()
  expect(spec.timezone).toBe('Asia/Shanghai')
  for (const at of info.nextActionTimes) expect(at.toISOString()).toMatch(/-(28|29|30|31)T22:00:00\.000Z$/)
  const quarterly = await server.client.schedule.getHandle('report-quarterly').describe()
  for (const at of quarterly.info.nextActionTimes)
    expect(at.toISOString()).toMatch(/-(12-31|03-31|06-30|09-30)T22:00:00\.000Z$/)
  await monthly.pause('not now')
  await ensureSchedules(server.client, own)
  expect((await monthly.describe()).state).toMatchObject({ paused: true, note: 'not now' })
})

test('a missed run is made up for as of the time it was meant for', async () => {
  await ensureSchedules(
    server.client,
    SCHEDULES.filter(({ workflow }) => workflow === REPORT_WORKFLOW),
  )
  await worker()
  const handle = server.client.schedule.getHandle('report-quarterly')
  const meantAt = parseInstant('2026-07-01T06:00:00+08:00')
  await handle.backfill({
    start: new Date(meantAt - 60_000),
    end: new Date(meantAt + 60_000),
    overlap: 'ALLOW_ALL',
  })
  for (const until = Date.now() + 30_000; Date.now() < until; await delay(100))
    if (await getReport(house.pool, '2026-Q2')) break
  expect(await getReport(house.pool, '2026-Q2')).toMatchObject({
    id: '2026-Q2.1',
    kind: 'quarter',
    cutOffAt: meantAt,
    issuedBy: 'schedule',
  })
})
