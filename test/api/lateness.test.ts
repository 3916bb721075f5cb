import { Client } from '@temporalio/client'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Api } from '../../src/run/start-api.ts'
import { listFindings } from '../../src/register/reconciliation/findings.ts'
import { hurried } from '../support/domain/hurried-policy.ts'
import { begin, opening } from '../support/temporal/workflow-lives.ts'
import { serving, until, type Serving } from '../support/serving.ts'
import { testApi } from '../support/product.ts'

const LIMIT_MS = 4_000
const operator = { as: 'operator-zhou' }

let api: Serving
let watchers: Api[] = []
const alarms: { kind: string }[] = []
beforeAll(async () => {
  api = await serving()
  const client = new Client({ connection: api.server.nativeConnection })
  const logger = pino({ level: 'error' }, { write: (line: string) => void alarms.push(JSON.parse(line)) })
  const settings = { client, pool: api.house.pool, logger }
  const watch = { latenessLimitMs: LIMIT_MS, latenessEveryMs: 200 }
  watchers = await Promise.all([testApi({ ...settings, ...watch }), testApi({ ...settings, ...watch })])
})
afterAll(async () => {
  for (const watcher of watchers) await watcher.close()
  await api?.close()
})

const lateness = async () => (await api.get('/v1/health/lateness', operator)).body
const kinds = () => alarms.map(({ kind }) => kind)
const openFindings = async () => (await listFindings(api.house.pool, { open: true })).map(({ kind }) => kind)

/** Acknowledged within so many seconds, or it lapses. */
async function lapsing(acknowledge = 1) {
  const policy = hurried({ acknowledge, resolve: 600 })
  const complaint = await begin(api.server.client, { ...opening(Date.now(), { policy: 'demo' }), policy })
  await until(async () => (await api.house.register.listEvents(complaint.id)).length > 0)
  return complaint
}

test('lapses that came to pass show how punctual time is', async () => {
  expect(await lateness()).toMatchObject({ ok: true, alarms: [], fired: { hour: { count: 0 } } })
  const before = await api.get('/metrics', operator)
  expect(before.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  await lapsing()
  await until(async () => (await lateness()).fired.hour.count >= 2)
  const { ok, fired, recorded, waiting } = await lateness()
  expect([ok, waiting]).toEqual([true, { count: 0 }])
  expect(fired.hour.maxMs).toBeLessThan(LIMIT_MS)
  expect(recorded.hour.p50Ms).toBeGreaterThanOrEqual(fired.hour.p50Ms)
  await until(async () => {
    const { text } = await api.get('/metrics', operator)
    return (
      text.includes('yinuo_lateness_seconds_count{step="breached"} 1') &&
      text.includes('yinuo_escalations_total{level="1"} 1')
    )
  })
  const { text } = await api.get('/metrics', operator)
  for (const name of ['waiting_clocks 0', 'streams_open 0', 'notices{state="pending"}'])
    expect(text).toContain(`yinuo_${name}`)
  expect(alarms).toEqual([])
})

// F43
test('a worker that has stopped raises the alarm, once, until it works again', async () => {
  const { id, ask } = await lapsing(600)
  await api.house.stop()
  // Later, so to say.
  for (const change of [
    "update clock set due_at = due_at - interval '12 minutes' where complaint_id = $1 and clock = 'acknowledge'",
    "update complaint set registered_at = registered_at - interval '12 minutes' where id = $1",
  ])
    await api.house.pool.query(change, [id])
  const { rowCount } = await api.house.pool.query(
    "select from event where complaint_id = $1 and type = 'breached'",
    [id],
  )
  expect(rowCount).toBe(0)
  await until(async () => kinds().includes('late'))
  expect(await lateness()).toMatchObject({ ok: false, alarms: ['late'], waiting: { count: 1 } })
  const { text } = await api.get('/metrics', operator)
  for (const name of ['waiting_clocks 1', 'findings{kind="late"} 1', 'findings{kind="fileMissing"} 0'])
    expect(text).toContain(`yinuo_${name}`)
  const found = await api.get('/v1/reconciliation?kind=late', operator)
  expect(found.body.data).toMatchObject([{ kind: 'late', detail: { waiting: 1, limitMs: LIMIT_MS } }])
  expect(found.body.data[0].complaintId).toBeUndefined()
  await api.house.start()
  await ask({ type: 'acknowledge', method: 'phone', said: 'We are on it.' })
  await until(async () => !(await openFindings()).includes('late'))
  expect(kinds()).toEqual(['late'])
})

test('what comes late raises it, and a canary that is heard of no more', async () => {
  alarms.length = 0
  const late = (id: string, ms: number, ago: string) =>
    api.house.pool.query(
      `insert into lateness values ($1, 9, 'breached', null, now(), $2, $2, now() - $3::interval)`,
      [id, ms, ago],
    )
  await late('cmp_late', LIMIT_MS + 1, '1 minute')
  await late('canary_1', 50, '3 hours')
  await until(async () => kinds().length === 2)
  expect(kinds().toSorted()).toEqual(['canarySilent', 'late'])
  expect(await lateness()).toMatchObject({ ok: false, canary: { firedLateMs: 50 } })
  await late('canary_2', 60, '0 s')
  await until(async () => !(await openFindings()).includes('canarySilent'))
  await api.house.pool.query("delete from lateness where complaint_id = 'cmp_late'")
  await until(async () => (await openFindings()).length === 0)
  expect(await lateness()).toMatchObject({ ok: true, canary: { firedLateMs: 60 } })
  expect(kinds()).toHaveLength(2)
})

test('it is for those who run the system', async () => {
  expect((await api.get('/v1/health/lateness')).status).toBe(403)
  expect((await api.get('/metrics', { as: null })).status).toBe(401)
  expect((await api.get('/metrics', { as: 'manager-sun' })).status).toBe(403)
})
