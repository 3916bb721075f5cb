import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../../src/register/in-transaction.ts'
import { intake, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

const LOCK = 4_711
const waiting = `select count(*) as n from pg_locks l join pg_database d on d.oid = l.database
  where d.datname = current_database() and l.locktype = 'advisory' and l.objid = ${LOCK} and not l.granted`

test('four heavy questions stand before nobody who reads an inbox or a complaint', async () => {
  const { slow, house, get, lines } = api
  const { path } = await takenIn(api, intake())
  await recorded(api, path)
  let answered = 0
  const heavy = await inTransaction(house.pool, async (client) => {
    await client.query('set local idle_in_transaction_session_timeout = 0')
    await client.query(`select pg_advisory_xact_lock(${LOCK})`)
    const asked = Array.from({ length: slow.options.max }, async () => {
      await inTransaction(slow, (one) => one.query(`select pg_advisory_xact_lock_shared(${LOCK})`))
      answered++
    })
    await expect
      .poll(async () => (await house.pool.query<{ n: number }>(waiting)).rows[0]?.n, { timeout: 30_000 })
      .toBe(slow.options.max)
    const quick = ['/v1/inbox', path, `${path}/notices`, `${path}/similar`, '/v1/people', '/v1/departments']
    const statuses = []
    for (const one of quick) statuses.push((await get(one)).status)
    statuses.push((await get('/v1/escalations', { as: 'supervisor-zhao' })).status)
    statuses.push((await get('/v1/webhook-endpoints', { as: 'operator-zhou' })).status)
    expect({ statuses: new Set(statuses), answered }).toEqual({ statuses: new Set([200]), answered: 0 })
    return asked
  })
  await Promise.all(heavy)
  // Who has read what was written down meanwhile, too.
  expect(lines.filter((line) => line.includes('could not be recorded'))).toEqual([])
  const { rows } = await house.pool.query('select operation from access where person = $1', ['li'])
  expect(rows.map(({ operation }) => operation)).toEqual(
    expect.arrayContaining(['listInbox', 'getComplaint']),
  )
})
