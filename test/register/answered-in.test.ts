import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPool } from '../../src/register/pool.ts'
import { dropAnsweredIn, keepAnsweredIn, purgeAnsweredIn } from '../../src/register/intake/answered-in.ts'
import { applicationRole } from '../support/register/application-role.ts'
import { commitOf, entries } from '../support/register/commits.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'

// Where a customer is answered may be their number: it stays no longer than their complaint (R84).

let house: FreshRegister
let app: Awaited<ReturnType<typeof applicationRole>>
let pool: ReturnType<typeof createPool>
beforeAll(async () => {
  house = await freshRegister()
  app = await applicationRole(house.url)
  pool = createPool(app.url)
})
afterAll(async () => {
  await pool?.end()
  await app?.drop()
  await house?.close()
})

const keep = (complaintId: string, message: string) =>
  keepAnsweredIn(pool, { complaintId, message }, { channel: 'chat', conversation: `of ${complaintId}` })
const isKept = async (id: string) =>
  (await pool.query('select 1 from answered_in where complaint_id = $1', [id])).rows.length === 1
const commit = (id: string) => house.register.commit(commitOf({ id, entries: entries(1, 1) }), `run of ${id}`)
const dayMs = 86_400_000

test('what was kept for a message that opens nothing goes; what another has come to stays', async () => {
  await keep('cmp_alone', 'one')
  await dropAnsweredIn(pool, { complaintId: 'cmp_alone', message: 'other' })
  expect(await isKept('cmp_alone')).toBe(true)
  await dropAnsweredIn(pool, { complaintId: 'cmp_alone', message: 'one' })
  expect(await isKept('cmp_alone')).toBe(false)
  for (const message of ['one', 'one', 'other', 'one']) await keep('cmp_two', message)
  for (const message of ['one', 'other']) await dropAnsweredIn(pool, { complaintId: 'cmp_two', message })
  expect(await isKept('cmp_two')).toBe(true)
})

test('of what is erased nothing is kept again, not even where both happen at once', async () => {
  await commit('cmp_erased')
  const eraser = await house.pool.connect()
  await eraser.query('begin')
  await eraser.query(`select erase_complaint('cmp_erased')`)
  const kept = keep('cmp_erased', 'one')
  await eraser.query('commit')
  eraser.release()
  await kept
  expect(await isKept('cmp_erased')).toBe(false)
})

test('a purge takes what no complaint has, once it has waited, and what is left of an erased one', async () => {
  for (const id of ['cmp_there', 'cmp_left', 'cmp_never']) await keep(id, 'one')
  await commit('cmp_there')
  await commit('cmp_left')
  await house.pool.query(`update complaint set erased_at = now() where id = 'cmp_left'`)
  const kept = () => Promise.all(['cmp_there', 'cmp_left', 'cmp_never'].map(isKept))
  await purgeAnsweredIn(pool, Date.now() + 6 * dayMs)
  expect(await kept()).toEqual([true, false, true])
  await purgeAnsweredIn(pool, Date.now() + 8 * dayMs)
  expect(await kept()).toEqual([true, false, false])
})
