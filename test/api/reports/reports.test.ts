import { Worker } from '@temporalio/worker'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createActivities } from '../../../src/activities/activities.ts'
import { createReportActivities } from '../../../src/activities/reports.ts'
import { ReportView } from '../../../src/api/reports/routes.ts'
import { parseInstant } from '../../../src/domain/instant.ts'
import { createSlowPool } from '../../../src/register/pool.ts'
import { createReports } from '../../../src/reports/reports.ts'
import { workerOptions } from '../../../src/run/start-worker.ts'
import { workerWithRegister } from '../../support/temporal/worker-with-register.ts'
import { ATTRIBUTES } from '../../support/temporal/workflow-lives.ts'
import { recordPast } from '../../support/register/random-past.ts'
import { realServer } from '../../support/temporal/servers.ts'
import { asker, key } from '../../support/serving.ts'
import { bundleFile, testApi } from '../../support/product.ts'

let api: Awaited<ReturnType<typeof reporting>>
beforeAll(async () => {
  api = await reporting()
})
afterAll(() => api?.close())

/** The API, and a worker that issues reports. */
async function reporting() {
  const server = await realServer({ searchAttributes: ATTRIBUTES })
  const house = await workerWithRegister(server.nativeConnection, { worker: false })
  const slow = createSlowPool(house.database.url)
  await recordPast(house.register, {
    from: parseInstant('2026-01-01T00:00:00+08:00'),
    to: parseInstant('2026-06-30T00:00:00+08:00'),
    count: 40,
    until: parseInstant('2026-07-01T00:00:00+08:00'),
  })
  const announcer = { name: 'test', announce: async () => {} }
  const worker = await Worker.create({
    ...workerOptions({
      ...createActivities({ register: house.register }),
      ...createReportActivities({ reports: createReports(slow), announcer }),
    }),
    connection: server.nativeConnection,
    workflowBundle: { codePath: await bundleFile() },
  })
  const run = worker.run()
  const { client } = server
  const served = await testApi({ client, pool: house.pool, slow })
  const close = async () => {
    await served.close()
    worker.shutdown()
    await run
    await slow.end()
    await house.close()
    await server.stop()
  }
  return { close, ...asker(served.url) }
}

const management = { as: 'management-qian' }
const path = '/v1/reports'

test('a report is issued once, and told as JSON, page and table', async () => {
  const { get, post } = api
  const issued = await post(path, { period: '2026-Q2' }, { ...management, key: key() })
  expect(issued).toMatchObject({ status: 201, body: { id: '2026-Q2.1', edition: 1, issuedBy: 'qian' } })
  expect(issued.headers.get('location')).toBe(`${path}/2026-Q2.1`)
  ReportView.parse(issued.body)
  const again = await post(path, { period: '2026-Q2' }, { ...management, key: key() })
  expect(again).toMatchObject({ status: 200, body: issued.body })
  const listed = await get(path, { as: 'auditor-wu' })
  expect(listed.body.data).toEqual([issued.body])
  const contents = await get(`${path}/2026-Q2`, management)
  expect(contents).toMatchObject({ status: 200, body: { ...issued.body, data: { format: 8 } } })
  expect(contents.body.data.period).toMatchObject({
    from: '2026-03-31T16:00:00.000Z',
    to: '2026-06-30T16:00:00.000Z',
  })
  // What else is named below the reports is not taken for one of them.
  expect((await get(`${path}/definitions`)).status).toBe(200)
  const page = await get(`${path}/2026-Q2.1?format=html&language=en`, management)
  expect(page.status).toBe(200)
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(page.text).toContain('Quarterly complaints report')
  const table = await get(`${path}/2026-Q2.1?format=csv`, management)
  expect(table.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(table.headers.get('content-disposition')).toBe('attachment; filename=report-2026-Q2.1-zh.csv')
  expect(table.text).toContain('接收')
})

test('it can be checked against the events, and corrected by another edition beside it', async () => {
  const { get, post } = api
  await post(path, { period: '2026-Q1' }, { ...management, key: key() })
  const checked = await get(`${path}/2026-Q1/check`, { as: 'auditor-wu' })
  expect(checked).toMatchObject({
    status: 200,
    body: { id: '2026-Q1.1', intact: true, same: true, differs: [] },
  })
  const same = key()
  const correction = { period: '2026-Q1', reason: 'A store was missing.' }
  const second = await post(path, correction, { ...management, key: same })
  expect(second).toMatchObject({ status: 201, body: { id: '2026-Q1.2', reason: 'A store was missing.' } })
  const repeated = await post(path, correction, { ...management, key: same })
  expect(repeated.body).toEqual(second.body)
  const other = await post(path, { ...correction, reason: 'Another.' }, { ...management, key: same })
  expect(other).toMatchObject({ status: 422, body: { code: 'keyReused' } })
})

test('they are listed page by page, the latest period first, and of one period the latest edition', async () => {
  const { get, post } = api
  const issued: [period: string, reason?: string][] = [
    ['2025-Q4'],
    ['2025-12'],
    ['2025-11'],
    ['2025-12', 'Late.'],
  ]
  for (const [period, reason] of issued)
    expect((await post(path, { period, ...(reason && { reason }) }, management)).status, period).toBe(201)
  const pages: string[][] = []
  for (let cursor = ''; pages.length < 9;) {
    const { body } = await get(`${path}?limit=2${cursor}`, management)
    pages.push(body.data.map(({ id }: { id: string }) => id))
    if (body.nextCursor === undefined) break
    cursor = `&cursor=${body.nextCursor}`
  }
  expect(pages.flat().slice(-4)).toEqual(['2025-12.2', '2025-12.1', '2025-Q4.1', '2025-11.1'])
  expect(new Set(pages.flat()).size).toBe(pages.flat().length)
  expect(pages.slice(0, -1).every((page) => page.length === 2)).toBe(true)
  const { body } = await get(path, management)
  expect(pages.flat()).toEqual(body.data.map(({ id }: { id: string }) => id))
  expect(body.nextCursor).toBeUndefined()
  const months = await get(`${path}?kind=month&limit=1&cursor=2025-12.1`, management)
  expect(months.body).toMatchObject({ data: [{ id: '2025-11.1' }] })
  expect((await get(`${path}?cursor=x`, management)).status).toBe(400)
})

test('what cannot be reported is refused, and to whom it is not told', async () => {
  const { get, post } = api
  for (const period of ['2026', '2026-13', 'Q1', '', '2026-Q2.1', '0006-Q3', '1899-12', '9999-12'])
    expect((await post(path, { period }, management)).status, period).toBe(400)
  const early = await post(path, { period: '2999-01' }, management)
  expect(early).toMatchObject({ status: 409, body: { code: 'notThisInstant' } })
  const nothing = await post(path, { period: '2025-01', reason: 'Why not.' }, management)
  expect(nothing).toMatchObject({ status: 409, body: { code: 'missing' } })
  expect((await get(`${path}/2024-01`, management)).status).toBe(404)
  expect((await get(`${path}/2026-Q2?format=pdf`, management)).status).toBe(400)
  for (const as of ['agent-li', 'supervisor-zhao', 'manager-sun', 'operator-zhou', 'portal'])
    expect((await get(path, { as })).status, as).toBe(403)
  expect((await post(path, { period: '2026-Q2' }, { as: 'auditor-wu' })).status).toBe(403)
})
