import { setTimeout as delay } from 'node:timers/promises'
import type { Pool } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startPostOffice, stayAtWork, type PostOffice } from '../../../src/notify/couriers/post-office.ts'
import type { Register } from '../../../src/register/register.ts'
import { commitOf, entries, notice } from '../../support/register/commits.ts'
import { freshRegister } from '../../support/register/fresh-register.ts'

let pool: Pool
let register: Register
let close: () => Promise<void>
let offices: PostOffice[]
let pinged: string[]
beforeEach(async () => {
  ;({ pool, register, close } = await freshRegister())
  offices = []
  pinged = []
})
afterEach(async () => {
  await Promise.all(offices.map((office) => office.stop()))
  await close()
})

function open(more: Partial<Parameters<typeof startPostOffice>[0]> = {}) {
  const ping = async (address: string) => void pinged.push(address)
  offices.push(startPostOffice({ pool, ping, pollMs: 20, ...more }))
}
const lapses = async (count: number) => {
  const to = { role: 'supervisor', department: 'service' } as const
  for (let n = 0; n < count; n++)
    await register.commit(
      commitOf({ id: `cmp_${n}`, entries: entries(1, 1), notices: [notice('a', 1, { to })] }),
      `run-${n}`,
    )
}

test('one is sent for, however much is due and however many post offices there are', async () => {
  for (let n = 0; n < 3; n++) open()
  await lapses(30)
  await expect.poll(() => pinged).toEqual(['supervisor@service'])
  await delay(300)
  expect(pinged).toEqual(['supervisor@service'])
})

test('a courier at work is not sent for; once it has gone, it is, for what is still due', async () => {
  await stayAtWork(pool, 'supervisor@service', 60_000)
  await lapses(1)
  open()
  await delay(200)
  expect(pinged).toEqual([])
  await stayAtWork(pool, 'supervisor@service', 0)
  await expect.poll(() => pinged).toEqual(['supervisor@service'])
})

test('one that does not come is sent for again', async () => {
  await lapses(1)
  let left = 1
  open({
    ping: async (address) => {
      pinged.push(address)
      if ((left -= 1) >= 0) throw new Error('Temporal is away')
    },
  })
  await expect.poll(() => pinged.length, { timeout: 60_000 }).toBe(2)
})

test('a register or a list of endpoints that is away for a moment stops nobody', async () => {
  let left = 3
  const errors: unknown[] = []
  open({
    alsoDue: async () => {
      if ((left -= 1) >= 0) throw new Error('away')
      return ['endpoint/ep_1']
    },
    onError: (error) => void errors.push(error),
  })
  await pool.query('alter table posting rename to posting_away')
  await expect.poll(() => errors.length).toBeGreaterThan(3)
  await pool.query('alter table posting_away rename to posting')
  await lapses(1)
  await expect.poll(() => pinged.toSorted()).toEqual(['endpoint/ep_1', 'supervisor@service'])
})
