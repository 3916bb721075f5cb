import type { Pool } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DeliveryFault } from '../../../src/notify/letter.ts'
import type { Register } from '../../../src/register/register.ts'
import { commitOf, entries, notice } from '../../support/register/commits.ts'
import { courierOffice } from '../../support/notify/couriers.ts'
import { freshRegister } from '../../support/register/fresh-register.ts'

let pool: Pool
let register: Register
let close: () => Promise<void>
beforeEach(async () => {
  ;({ pool, register, close } = await freshRegister())
})
afterEach(() => close())

const details = { complainant: { name: '王芳', email: 'wang@example.com' }, subject: 'The order came late' }

/** A notice to a customer, and the courier that has it. */
async function outbox(): Promise<string> {
  await register.commit(
    commitOf({ entries: entries(1, 1), notices: [notice('received', 1)], complaint: { details } }),
    'run-cmp_1',
  )
  const { rows } = await pool.query<{ courier: string }>('select courier from notice')
  return rows[0]!.courier
}

test.each([
  ['erased', "select erase_complaint('cmp_1')"],
  ['restricted', "update complaint set restricted_until = 'infinity'"],
])('of a complaint that is %s while its letter is refused nobody is told', async (_, meanwhile) => {
  const courier = await outbox()
  const { deliver, alarms } = courierOffice(pool, async () => {
    await pool.query(meanwhile)
    throw new DeliveryFault('550 no such user', { isFinal: true })
  })
  await deliver(courier)
  const { rows } = await pool.query('select key, next_attempt_at from notice')
  expect(rows).toEqual([{ key: 'received', next_attempt_at: null }])
  expect(alarms).toHaveLength(1)
})
