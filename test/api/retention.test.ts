import { Client } from '@temporalio/client'
import { Worker } from '@temporalio/worker'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createActivities } from '../../src/activities/activities.ts'
import { forgetRunsWith } from '../../src/activities/forget-runs.ts'
import { createMergingActivities } from '../../src/activities/merging.ts'
import { createRetentionActivities } from '../../src/activities/retention.ts'
import type { Api } from '../../src/run/start-api.ts'
import { ComplaintView } from '../../src/api/complaints/schemas.ts'
import { DueView, ErasureView, PurgeView, RetentionView } from '../../src/api/retention/schemas.ts'
import { mergeIdOf } from '../../src/workflows/messages/merging.ts'
import { workerOptions } from '../../src/run/start-worker.ts'
import { workerWithRegister, type WorkerWithRegister } from '../support/temporal/worker-with-register.ts'
import { ATTRIBUTES } from '../support/temporal/workflow-lives.ts'
import { realServer, type RealServer } from '../support/temporal/servers.ts'
import { asker, intake, key, policies } from '../support/serving.ts'
import { customerDoes } from '../support/customers.ts'
import { bundleFile, testApi } from '../support/product.ts'

let server: RealServer
let house: WorkerWithRegister
let api: Api & ReturnType<typeof asker>
let stop: (() => Promise<void>) | undefined
/** The workflows whose runs Temporal was asked to delete; with what has just ended it takes its time. */
const forgotten: string[] = []

beforeAll(async () => {
  server = await realServer({ searchAttributes: ATTRIBUTES })
  house = await workerWithRegister(server.nativeConnection, { worker: false })
  const client = new Client({ connection: server.nativeConnection })
  const forget = forgetRunsWith(client)
  const { pool, register } = house
  const worker = await Worker.create({
    ...workerOptions({
      ...createActivities({ register }),
      ...createRetentionActivities({
        pool,
        forget: async (workflowId, runs) => {
          await forget(workflowId, runs)
          forgotten.push(workflowId)
        },
      }),
      ...createMergingActivities({ client }),
    }),
    connection: server.nativeConnection,
    workflowBundle: { codePath: await bundleFile() },
  })
  const run = worker.run()
  stop = async () => {
    worker.shutdown()
    await run
  }
  const demo = { ...policies.get('demo')!, reopen: { amount: 1, unit: 'seconds' as const } }
  const hurried = new Map([...policies, ['demo', demo]])
  const started = await testApi({ client, pool, policies: hurried })
  api = { ...started, ...asker(started.url) }
})
afterAll(async () => {
  await api?.close()
  await stop?.()
  await house?.close()
  await server?.stop()
})

const management = { as: 'management-qian' }
const auditor = { as: 'auditor-wu' }
const reason = { reason: 'So it was decided.' }

/** A complaint that was taken in, and with `archived` withdrawn and archived. */
async function taken({ archived = false } = {}): Promise<string> {
  const asked = { as: 'operator-zhou' }
  const { body } = await api.post('/v1/complaints', intake({ policyId: 'demo' }), asked)
  const path = `/v1/complaints/${body.id}`
  if (!archived) {
    await expect.poll(async () => (await api.get(path)).body.recorded).toBe(true)
    return path
  }
  await expect.poll(async () => (await api.get(path)).body.recorded).toBe(true)
  const withdrawn = await customerDoes(api, path, 'withdraw', { reason: 'It has been settled.' })
  expect(withdrawn.status).toBe(200)
  const archivedAt = async () => (await api.get(path)).body.archivedAt
  await expect.poll(archivedAt, { timeout: 60_000 }).toBeTypeOf('string')
  return path
}

const keepNoLonger = (path: string) =>
  house.pool.query(
    `update complaint set retain_until = date_trunc('second', now()) - interval '1 day' where id = $1`,
    [path.split('/').at(-1)],
  )

describe('a legal hold', () => {
  test('is for the compliance roles, on open and on archived complaints', async () => {
    for (const path of [await taken(), await taken({ archived: true })]) {
      expect(await api.post(`${path}/set-legal-hold`, reason)).toMatchObject({ status: 403 })
      const once = { ...management, key: key() }
      const set = await api.post(`${path}/set-legal-hold`, reason, once)
      expect(set).toMatchObject({ status: 200, body: { legalHold: true, decision: { kind: 'hold' } } })
      expect(await api.post(`${path}/set-legal-hold`, reason, once)).toMatchObject({
        status: 200,
        body: set.body,
      })
      const other = await api.post(`${path}/set-legal-hold`, { reason: 'Another.' }, once)
      expect(other).toMatchObject({ status: 422, body: { code: 'keyReused' } })
      const second = await api.post(`${path}/set-legal-hold`, reason, auditor)
      expect(second).toMatchObject({ status: 409, body: { code: 'alreadyDone' } })
      const lifted = await api.post(`${path}/lift-legal-hold`, reason, auditor)
      expect(lifted).toMatchObject({ status: 200, body: { legalHold: false } })
      const { body } = await api.get(`${path}/retention`, auditor)
      RetentionView.parse(body)
      expect(body.decisions).toMatchObject([
        { kind: 'hold', by: { id: 'qian', role: 'management' }, ...reason },
        { kind: 'lift', by: { id: 'wu', role: 'auditor' } },
      ])
    }
  })

  test('of a complaint that is not there is not found', async () => {
    const path = `/v1/complaints/cmp_${'0'.repeat(26)}`
    expect(await api.post(`${path}/set-legal-hold`, reason, management)).toMatchObject({ status: 404 })
    expect(await api.get(`${path}/retention`, auditor)).toMatchObject({ status: 404 })
  })
})

describe('a request for erasure', () => {
  const request = async (path: string, asked: object = management) => {
    const answer = await api.post(`${path}/erasure-requests`, reason, asked)
    expect(answer.status).toBe(200)
    ErasureView.parse(answer.body)
    return answer.body
  }

  test('is refused while the complaint is open, and under a hold, with the law', async () => {
    const open = await request(await taken())
    expect(open).toMatchObject({ outcome: 'refuse', ground: { code: 'stillOpen' } })
    expect(open.ground.zh).toContain('个人信息保护法')
    const path = await taken({ archived: true })
    await api.post(`${path}/set-legal-hold`, reason, management)
    expect(await request(path)).toMatchObject({ outcome: 'refuse', ground: { code: 'legalHold' } })
  })

  test('restricts while the keeping period runs: the complaint is gone for all but compliance', async () => {
    const path = await taken({ archived: true })
    const number = (await api.get(path)).body.number
    const answer = await request(path)
    expect(answer).toMatchObject({ outcome: 'restrict', ground: { code: 'periodNotOver' } })
    expect(answer.until).toBe(answer.retainUntil)
    expect(answer.restrictedUntil).toBe(answer.retainUntil)
    for (const page of [
      path,
      `/v1/complaints/${number}`,
      `${path}/events`,
      `${path}/clocks`,
      `${path}/retention`,
    ])
      for (const as of ['agent-li', 'manager-sun', 'operator-zhou'])
        expect([403, 404], page).toContain((await api.get(page, { as })).status)
    const seen = await api.get(path, auditor)
    expect(seen.status).toBe(200)
    const numbersFor = async (as: string) =>
      (await api.get('/v1/complaints?limit=200&sort=received', { as })).body.data.map(
        (row: { number: string }) => row.number,
      )
    expect(await numbersFor('agent-li')).not.toContain(number)
    expect(await numbersFor('auditor-wu')).toContain(number)
    expect(await api.post(`${path}/lift-restriction`, reason, auditor)).toMatchObject({ status: 200 })
    expect((await api.get(path)).status).toBe(200)
  })

  test('erases once the period is over: from the register and from Temporal', async () => {
    const path = await taken({ archived: true })
    await keepNoLonger(path)
    const once = { ...management, key: key() }
    const answer = await request(path, once)
    expect(answer).toMatchObject({ outcome: 'erase', ground: { code: 'purposeReached' } })
    const isForgotten = async () => (await api.get(`${path}/retention`, auditor)).body.forgottenAt
    await expect.poll(isForgotten, { timeout: 60_000 }).toBeTypeOf('string')
    expect(await request(path, once)).toMatchObject({ outcome: 'erase' })
    const { body } = await api.get(`${path}/retention`, auditor)
    expect(body.decisions).toHaveLength(1)
    expect(await api.get(path)).toMatchObject({ status: 404 })
    const left = await api.get(path, management)
    expect(left).toMatchObject({ status: 200, body: { stage: 'closed', outcome: 'withdrawn' } })
    ComplaintView.parse(left.body)
    const events = await api.get(`${path}/events?limit=200`, auditor)
    expect(events.body.data).toHaveLength(left.body.version)
    for (const text of [left.text, events.text])
      expect(text).not.toMatch(/陈女士|13800001234|not clean|settled/)
    const command = await api.post(`${path}/add-note`, { text: 'Late.' }, management)
    expect(command).toMatchObject({ status: 409, body: { code: 'archived' } })
    expect(await api.post(`${path}/add-note`, { text: 'Late.' })).toMatchObject({ status: 404 })
  })
})

// Why it was merged, in somebody's words, stayed in Temporal for a month.
test('with a complaint that was merged goes what merged it', async () => {
  const [path, other] = [await taken(), await taken()]
  const id = path.split('/').at(-1)!
  const given = { department: 'service', person: 'li' }
  expect((await api.post(`${path}/assign`, given, { as: 'supervisor-zhao' })).status).toBe(200)
  const merge = { into: other.split('/').at(-1)!, reason: '陈女士又来电' }
  expect(await api.post(`${path}/merge`, merge)).toMatchObject({ status: 200 })
  await expect
    .poll(async () => (await api.get(path)).body.archivedAt, { timeout: 60_000 })
    .toBeTypeOf('string')
  await keepNoLonger(path)
  const client = new Client({ connection: server.nativeConnection })
  const merging = client.workflow.getHandle(mergeIdOf(id))
  expect((await merging.describe()).status.name).toBe('COMPLETED')
  expect((await api.post(`${path}/erasure-requests`, reason, management)).body.outcome).toBe('erase')
  await expect.poll(() => forgotten).toContain(mergeIdOf(id))
})

describe('a restriction', () => {
  test('needs an archived complaint and an end that lies ahead', async () => {
    const ahead = { ...reason, until: '2099-01-01T00:00:00+08:00' }
    const open = await taken()
    const refused = await api.post(`${open}/restrict-processing`, ahead, management)
    expect(refused).toMatchObject({ status: 409, body: { code: 'notInThisStage' } })
    const path = await taken({ archived: true })
    const past = await api.post(
      `${path}/restrict-processing`,
      { ...reason, until: '2020-01-01T00:00:00Z' },
      management,
    )
    expect(past).toMatchObject({ status: 409, body: { code: 'notThisInstant' } })
    const none = await api.post(`${path}/restrict-processing`, reason, management)
    expect(none).toMatchObject({ status: 400, body: { errors: [{ pointer: '/until' }] } })
    const done = await api.post(`${path}/restrict-processing`, ahead, management)
    expect(done).toMatchObject({ status: 200, body: { restrictedUntil: '2098-12-31T16:00:00.000Z' } })
  })
})

describe('a purge', () => {
  test('lists what is due, takes it, and is recorded', async () => {
    const paths = [await taken({ archived: true }), await taken({ archived: true })]
    for (const path of paths) await keepNoLonger(path)
    const operator = { as: 'operator-zhou' }
    expect(await api.get('/v1/retention/due')).toMatchObject({ status: 403 })
    const first = await api.get('/v1/retention/due?limit=1', operator)
    for (const row of first.body.data) DueView.parse(row)
    expect(first.body).toMatchObject({ total: 2, data: [{}] })
    const rest = await api.get(`/v1/retention/due?limit=1&cursor=${first.body.nextCursor}`, operator)
    const listed = [...first.body.data, ...rest.body.data].map(({ id }: { id: string }) => id)
    expect(listed.sort()).toEqual(paths.map((path) => path.split('/').at(-1)!).sort())
    expect(await api.get('/v1/retention/due?cursor=x', operator)).toMatchObject({ status: 400 })
    const once = { ...operator, key: key() }
    const begun = await api.post('/v1/retention/purges', reason, once)
    expect(begun.status).toBe(201)
    expect(await api.post('/v1/retention/purges', reason, once)).toMatchObject({
      status: 200,
      body: begun.body,
    })
    const other = await api.post('/v1/retention/purges', { reason: 'Another one.' }, once)
    expect(other).toMatchObject({ status: 422, body: { code: 'keyReused' } })
    const ended = async () => {
      const { data } = (await api.get('/v1/retention/purges', operator)).body
      return data.find(({ id }: { id: string }) => id === begun.body.id)
    }
    await expect.poll(ended, { timeout: 60_000 }).toMatchObject({ erased: 2, failed: 0, ...reason })
    PurgeView.parse(await ended())
    expect((await api.get('/v1/retention/due', operator)).body).toMatchObject({ total: 0, data: [] })
  })
})
