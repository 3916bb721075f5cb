import { setTimeout as delay } from 'node:timers/promises'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hasDue } from '../../../src/notify/couriers/outbox.ts'
import { startPostOffice } from '../../../src/notify/couriers/post-office.ts'
import { groupsDue, postingsDue, recordOutcomes } from '../../../src/notify/couriers/postings.ts'
import { inTransaction } from '../../../src/register/in-transaction.ts'
import { freshRegister } from '../../support/register/fresh-register.ts'

let pool: Pool
let close: () => Promise<void>
beforeAll(async () => {
  // One connection: what it has read is counted when it says so.
  ;({ pool, close } = await freshRegister({ max: 1, statementTimeoutMs: 30_000 }))
  await pool.query(
    `insert into posting (complaint_id, notice_key, round, courier, recipient, because, language, channel, address,
       state, created_at, attempts, attempted_at, next_attempt_at)
     select 'cmp_' || n, 'a', 1, 'supervisor@service', 'person/zhao', '{}'::jsonb, 'en', 'email', null, 'sent', now(), 1,
       now(), null::timestamptz
     from generate_series(1, $1::int) n
     union all
     select 'cmp_' || n, 'b', 1, 'customers/' || n % 4, 'complainant/' || n, '{}'::jsonb, 'en', 'email', 'x', 'pending',
       now() - interval '1 day', 0, null, now() - n * interval '1 second'
     from generate_series(1, $1::int) n`,
    [MANY],
  )
  await pool.query('analyze posting')
})
afterAll(() => close())

const MANY = 40_000

/** How many rows and entries of indexes are read meanwhile. */
async function readBy(work: () => Promise<unknown>): Promise<number> {
  const soFar = async () => {
    await pool.query('select pg_stat_force_next_flush()')
    const { rows } = await pool.query<{ read: number }>(
      `select sum(seq_tup_read)::bigint + (select sum(idx_tup_read)::bigint from pg_stat_user_indexes
         where relname = 'posting') as read
       from pg_stat_user_tables where relname = 'posting'`,
    )
    return rows[0]!.read
  }
  const before = await soFar()
  await work()
  return (await soFar()) - before
}
const at = Date.now()

test('a courier with nothing to do finds that out at once, however often it looks', async () => {
  const look = async () => {
    for (let n = 0; n < 10; n++) expect(await hasDue(pool, 'customers/9', at)).toBe(false)
    expect(await hasDue(pool, 'customers/1', at)).toBe(true)
  }
  expect(await readBy(look)).toBeLessThan(100)
})

test('one with much to do reads what is next, the longest waiting first', async () => {
  const next = async () => {
    const groups = await inTransaction(pool, (client) => groupsDue(client, 'customers/1', at, 3))
    expect(groups.map(({ recipient }) => recipient)).toEqual(
      [3, 7, 11].map((less) => `complainant/${MANY - less}`),
    )
  }
  expect(await readBy(next)).toBeLessThan(5_000)
})

test('the post office asks who has something to do, not for what', async () => {
  const pinged: string[] = []
  const look = async () => {
    const office = startPostOffice({ pool, ping: async (address) => void pinged.push(address), pollMs: 10 })
    await expect.poll(() => pinged.length).toBe(4)
    await delay(100)
    await office.stop()
  }
  expect(await readBy(look)).toBeLessThan(1_000)
  expect(pinged.toSorted()).toEqual(['customers/0', 'customers/1', 'customers/2', 'customers/3'])
})

test('what a recipient got long ago costs their next letter nothing', async () => {
  const { rows } = await pool.query<{ id: number }>(
    "select id from posting where recipient = 'person/zhao' order by id limit 1",
  )
  const attempts = [{ deliveryId: 0, postingId: rows[0]!.id }]
  expect(await readBy(() => recordOutcomes(pool, [{ attempts, state: 'sent' }], at))).toBeLessThan(100)
})

test('a letter that nobody knows the end of is taken up whole, however much is lost at once', async () => {
  await pool.query(
    `insert into posting (complaint_id, notice_key, round, courier, recipient, because, language, channel, address,
       state, created_at, attempts, attempted_at, next_attempt_at, letter_id)
     select 'cmp_' || n, 'c', 1, 'manager@service', 'person/' || n % 2, '{}', 'en', 'email', 'x', 'pending', now(), 1,
       now(), now(), 'letter ' || n % 2
     from generate_series(1, 3000) n`,
  )
  const groups = ['person/0', 'person/1'].map((recipient) => ({ recipient, channel: 'email' as const }))
  const taken = () =>
    inTransaction(pool, async (client) => {
      const due = await postingsDue(client, 'manager@service', groups, Date.now() + 1_000)
      await client.query('delete from posting where id = any ($1)', [due.map(({ id }) => id)])
      return due.map(({ letterId }) => letterId)
    })
  expect(await taken()).toEqual(Array.from({ length: 1_500 }, () => 'letter 0'))
  expect(await taken()).toEqual(Array.from({ length: 1_500 }, () => 'letter 1'))
})
