import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pulseOf } from '../../src/register/punctuality/pulse.ts'
import { migrate } from '../../src/register/migrate.ts'
import { createPool } from '../../src/register/pool.ts'
import { freshDatabase } from '../support/register/fresh-database.ts'
import { serving, type Serving } from '../support/serving.ts'

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

const ready = async () => {
  const { status, body } = await api.get('/readyz', { as: null })
  return { status, register: body.checks.register as boolean }
}

async function admin(sql: string): Promise<void> {
  const url = new URL(api.house.database.url)
  const name = url.pathname.slice(1)
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  await client.query(sql.replace('NAME', name))
  await client.end()
}
const everybodyConnectsAnew = () =>
  admin(`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'NAME'`)

// Trial R11.
describe('a register that can be read and not written', () => {
  test('is not ready; it is again when it can be written', { timeout: 300_000 }, async () => {
    expect(await ready()).toEqual({ status: 200, register: true })
    await admin('alter database NAME set default_transaction_read_only = on')
    await everybodyConnectsAnew()
    await expect.poll(ready, { timeout: 60_000 }).toEqual({ status: 503, register: false })
    expect((await api.get('/v1/complaints')).status).toBe(200)
    await admin('alter database NAME reset default_transaction_read_only')
    await everybodyConnectsAnew()
    await expect.poll(ready, { timeout: 60_000 }).toEqual({ status: 200, register: true })
  })

  test('however often it is asked, it is written to once in a while', async () => {
    const database = await freshDatabase()
    await migrate(database.url)
    const pool = createPool(database.url)
    const beats = pulseOf(pool)
    for (let n = 0; n < 50; n++) expect(await beats()).toBe(true)
    const { rows } = await pool.query<{ count: number }>('select count(*) from pulse')
    expect(rows[0]!.count).toBe(8)
    await pool.end()
    await database.drop()
  })
})

// Trial R4.
test('how far the clock is off the register is told', async () => {
  const { body } = await api.get('/readyz', { as: null })
  expect(body.clock).toMatchObject({ ok: true })
  expect(typeof body.clock.aheadMs).toBe('number')
})
