import { Client } from '@temporalio/client'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { developmentIdentity } from '../../../src/identity/identity.ts'
import type { Api } from '../../../src/run/start-api.ts'
import { asker, first, intake, key, serving, until } from '../../support/serving.ts'
import { testApi } from '../../support/product.ts'

let api: Awaited<ReturnType<typeof serving>>
/** An API as in production: in a process of its own, on a connection without a worker. */
let apart: Api & ReturnType<typeof asker>
beforeAll(async () => {
  api = await serving()
  const client = new Client({ connection: api.server.connection })
  const started = await testApi({ client, pool: api.house.pool })
  apart = { ...started, ...asker(started.url) }
})
afterAll(async () => {
  await apart?.close()
  await api?.close()
})

test('the development users are refused in production', async () => {
  expect(() => developmentIdentity({ isProduction: true })).toThrow('production')
  const { pool } = api.house
  const settings = { client: api.server.client, pool, isProduction: true }
  await expect(testApi(settings)).rejects.toThrow('production')
})

describe('around the API', () => {
  test('it says that it lives and that it could serve, to anybody', async () => {
    expect(await api.get('/livez', { as: null })).toMatchObject({ status: 200 })
    expect(await api.get('/readyz', { as: null })).toMatchObject({ status: 200, body: { status: 'ready' } })
    expect((await api.get('/openapi.json', { as: null })).body.openapi).toMatch(/^3\.1/)
  })

  test('the documentation comes from here alone', async () => {
    const page = await api.get('/docs', { as: null })
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
    const sources = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source!)
    expect(sources.length).toBeGreaterThan(2)
    for (const source of sources) expect((await api.get(source, { as: null })).status, source).toBe(200)
    expect(page.text).not.toMatch(/https?:|<script>|style="/)
  })
})

describe('without the register', () => {
  let path: string
  const admin = async (sql: string) => {
    const url = new URL(api.house.database.url)
    const name = url.pathname.slice(1)
    url.pathname = '/postgres'
    const client = new pg.Client({ connectionString: url.href })
    await client.connect()
    await client.query(sql.replace('NAME', name))
    await client.end()
  }
  beforeAll(async () => {
    const { body } = await api.post('/v1/complaints', intake({ commands: first }))
    path = `/v1/complaints/${body.id}`
    await until(async () => (await api.get(path)).body.recorded)
    await admin('alter database NAME allow_connections false')
    await admin(`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'NAME'`)
  })

  test('complaints are taken in and worked on; the answers say what is not recorded', async () => {
    expect(await api.post('/v1/complaints', intake(), { key: key() })).toMatchObject({ status: 201 })
    const proposed = await api.post(`${path}/propose-solution`, { measures: 'We pay.' })
    expect(proposed).toMatchObject({ status: 200, body: { stage: 'proposed', recorded: false } })
    const evidence = { kind: 'recording', reference: 'call-7', source: 'hotline' }
    const accepted = await api.post(`${path}/accept-solution`, { evidence })
    expect(accepted).toMatchObject({ status: 200, body: { stage: 'executing', recorded: false } })
  })

  test('a complaint is read from its workflow; lists and numbers have to wait', async () => {
    const view = await api.get(path)
    expect(view).toMatchObject({ status: 200, body: { stage: 'executing', recorded: false } })
    const list = await api.get('/v1/complaints')
    expect(list).toMatchObject({ status: 503, body: { code: 'registerUnavailable' } })
    expect(list.headers.get('retry-after')).toBe('5')
    expect((await api.get(`/v1/complaints/${view.body.number}`)).status).toBe(503)
    expect((await api.get('/v1/clocks')).status).toBe(503)
    expect(await api.get('/v1/complaints/cmp_00000000000000000000000000')).toMatchObject({ status: 503 })
    const { status, body } = await api.get('/readyz')
    expect({ status, body }).toMatchObject({
      status: 503,
      body: { checks: { register: false, temporal: true } },
    })
  })

  test('when it is back, everything is there', async () => {
    await admin('alter database NAME allow_connections true')
    const seen = async () => {
      const { recorded, stage } = (await api.get(path)).body
      return { recorded, stage }
    }
    await expect
      .poll(seen, { timeout: 60_000, interval: 250 })
      .toEqual({ recorded: true, stage: 'executing' })
  })
})

describe('without a worker', () => {
  test(
    'an intake is accepted, and what becomes of a command is not known',
    { timeout: 300_000 },
    async () => {
      const { body } = await apart.post('/v1/complaints', intake({ commands: first }))
      await api.house.stop()
      const created = await apart.post('/v1/complaints', intake(), { key: key() })
      expect(created).toMatchObject({ status: 201, body: { recorded: false } })
      const once = key()
      const path = `/v1/complaints/${body.id}/add-note`
      const waiting = await apart.post(path, { text: 'Called.' }, { key: once })
      expect(waiting).toMatchObject({ status: 202, body: { code: 'outcomeUnknown', idempotencyKey: once } })
      await api.house.start()
      const answered = await apart.post(path, { text: 'Called.' }, { key: once })
      expect(answered.status).toBe(200)
      const again = await apart.post(path, { text: 'Called.' }, { key: once })
      expect(again.body.version).toBe(answered.body.version)
    },
  )
})

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('without Temporal', () => {
  test('nothing is promised: 503, and when to come again', { timeout: 300_000 }, async () => {
    const { body } = await api.post('/v1/complaints', intake({ commands: first }))
    const path = `/v1/complaints/${body.id}`
    // A first task that went to the worker which was stopped just now comes again after ten seconds.
    const isRecorded = async () => (await api.get(path)).body.recorded
    await expect.poll(isRecorded, { timeout: 25_000 }).toBe(true)
    await api.house.stop()
    process.kill(api.server.pid, 'SIGKILL')
    await until(async () => !isThere(api.server.pid))
    // What was sent a moment ago might have arrived.
    await delay(1_000)
    for (const one of [api, apart]) {
      const answers = await Promise.all([
        one.post('/v1/complaints', intake(), { key: key() }),
        one.post('/v1/complaints', intake()),
        one.post(`${path}/add-note`, { text: 'x' }, { key: key() }),
        one.get('/v1/complaints/cmp_00000000000000000000000000'),
      ])
      for (const answer of answers) {
        expect(answer).toMatchObject({ status: 503, body: { code: 'temporalUnavailable' } })
        expect(answer.headers.get('retry-after')).toBe('5')
      }
      expect(await one.get(path)).toMatchObject({ status: 200, body: { recorded: true } })
      expect((await one.get('/readyz')).body.checks).toEqual({ register: true, temporal: false })
    }
  })
})
