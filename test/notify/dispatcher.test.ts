import type { Pool } from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startDispatcher, type Dispatcher, type DispatcherOptions } from '../../src/notify/dispatcher.ts'
import type { OutgoingNotice, SentNotice } from '../../src/notify/outgoing-notice.ts'
import { createPool } from '../../src/register/pool.ts'
import type { Register } from '../../src/register/register.ts'
import { commitOf, entries, notice } from '../support/commits.ts'
import { freshRegister } from '../support/register.ts'

let url: string
let pool: Pool
let register: Register
let close: () => Promise<void>
let dispatchers: Dispatcher[]
let sent: string[]
let confirmed: SentNotice[]
beforeEach(async () => {
  ;({ url, pool, register, close } = await freshRegister())
  dispatchers = []
  sent = []
  confirmed = []
})
afterEach(async () => {
  await Promise.all(dispatchers.map((dispatcher) => dispatcher.stop()))
  await close()
})

const outbox = async (notices = [notice('received', 1)], id = 'cmp_1') =>
  register.commit(commitOf({ id, entries: entries(1, notices.length), notices }), 'run')

function start(send: (notice: OutgoingNotice) => Promise<void>, options: Partial<DispatcherOptions> = {}) {
  const dispatcher = startDispatcher({
    pool,
    transport: { name: 'test', send },
    confirm: async (notice) => void confirmed.push(notice),
    pollMs: 20,
    retryMs: 20,
    ...options,
  })
  dispatchers.push(dispatcher)
  return dispatcher
}
const keep = async ({ key }: OutgoingNotice) => void sent.push(key)
const stored = async () => (await pool.query('select * from notice order by sequence, key')).rows
const deliveries = async () =>
  (await pool.query('select notice_key as key, ok, error from delivery order by id')).rows
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 10_000, interval: 20 })

test('a notice is sent with its complaint, recorded, and left alone then', async () => {
  const to = { role: 'supervisor', department: 'sales' } as const
  await outbox([notice('a', 1, { to, includes: ['x', 'y'], data: { level: 1 } })])
  const notices: OutgoingNotice[] = []
  start(async (notice) => void notices.push(notice))
  await until(async () =>
    expect(await stored()).toMatchObject([{ state: 'sent', attempts: 1, next_attempt_at: null }]),
  )
  expect(notices).toEqual([
    {
      complaintId: 'cmp_1',
      number: 'N-cmp_1',
      key: 'a',
      sequence: 1,
      template: 'received',
      to,
      includes: ['x', 'y'],
      data: { level: 1 },
    },
  ])
  expect(await deliveries()).toEqual([{ key: 'a', ok: true, error: null }])
  expect(confirmed).toEqual([])
})

test('a notice that cannot be sent is tried again until it can, and every attempt is recorded', async () => {
  await outbox()
  let left = 3
  start(async (notice) => {
    if ((left -= 1) >= 0) throw new Error('mailbox full')
    await keep(notice)
  })
  await until(() => expect(sent).toEqual(['received']))
  await until(async () =>
    expect(await stored()).toMatchObject([{ state: 'sent', attempts: 4, last_error: null }]),
  )
  const failed = { key: 'received', ok: false, error: 'Error: mailbox full' }
  expect(await deliveries()).toEqual([failed, failed, failed, { key: 'received', ok: true, error: null }])
})

test('one that cannot be sent holds up no other', async () => {
  await outbox([notice('bad', 1), notice('good', 2)])
  start(async (notice) => (notice.key === 'bad' ? Promise.reject(new Error('no')) : keep(notice)), {
    batchSize: 1,
  })
  await until(() => expect(sent).toEqual(['good']))
})

test('a send that hangs is given up and tried again', async () => {
  await outbox()
  let hangs = true
  start((notice) => (hangs ? new Promise(() => (hangs = false)) : keep(notice)), { timeoutMs: 100 })
  await until(() => expect(sent).toEqual(['received']))
  expect((await deliveries())[0]).toMatchObject({ ok: false, error: 'It took longer than 100 ms.' })
})

test('what was sent but could not be recorded is sent again', async () => {
  await outbox()
  const own = createPool(url, { max: 1 })
  let crashes = true
  const errors: unknown[] = []
  start(
    async (notice) => {
      await keep(notice)
      if (!crashes) return
      crashes = false
      // The record would go over this connection: it dies, as the process would, and the next is refused.
      await pool.query('alter table notice rename to notice_away')
      await pool.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'yinuo' and pid <> pg_backend_pid() and datname = current_database()",
      )
    },
    { pool: own, timeoutMs: 100, onError: (error) => void errors.push(error) },
  )
  await until(() => expect(errors.length).toBeGreaterThan(0))
  expect(await deliveries()).toEqual([])
  await pool.query('alter table notice_away rename to notice')
  await until(() => expect(sent).toEqual(['received', 'received']))
  await until(async () => expect(await stored()).toMatchObject([{ state: 'sent' }]))
  expect(await deliveries()).toHaveLength(1)
  await dispatchers.pop()?.stop()
  await own.end()
})

test('two dispatchers beside each other send each notice once', async () => {
  const keys = Array.from({ length: 120 }, (_, index) => `n${index}`)
  await outbox(keys.map((key, index) => notice(key, index + 1)))
  const slowly = async (notice: OutgoingNotice) => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    await keep(notice)
  }
  for (let count = 0; count < 2; count += 1) start(slowly, { batchSize: 10 })
  await until(async () => expect((await stored()).filter(({ state }) => state === 'sent')).toHaveLength(120))
  expect(sent.toSorted()).toEqual(keys.toSorted())
})

test('full batches follow one another without a wait', async () => {
  await outbox(Array.from({ length: 40 }, (_, index) => notice(`n${index}`, index + 1)))
  start(keep, { batchSize: 10, pollMs: 3_600_000 })
  await until(() => expect(sent).toHaveLength(40))
})

test('a complaint that waits for a notice is told when it has gone out, until that arrives', async () => {
  await outbox([notice('extension', 1, { confirm: true })])
  let left = 2
  start(keep, {
    confirm: async (notice) => {
      if ((left -= 1) >= 0) throw new Error('Temporal is away')
      confirmed.push(notice)
    },
  })
  await until(() => expect(confirmed).toHaveLength(1))
  await until(async () => expect(await stored()).toMatchObject([{ state: 'sent', next_attempt_at: null }]))
  const [row] = await stored()
  expect(confirmed).toEqual([{ complaintId: 'cmp_1', key: 'extension', sentAt: row.sent_at }])
  expect(row.confirmed_at).toBeGreaterThan(0)
  expect(sent).toEqual(['extension'])
})

test('a dispatcher outlives a database that is away', async () => {
  await outbox()
  await pool.query('alter table notice rename to notice_away')
  const errors: unknown[] = []
  start(keep, { onError: (error) => void errors.push(error) })
  await until(() => expect(errors.length).toBeGreaterThan(1))
  await pool.query('alter table notice_away rename to notice')
  await until(() => expect(sent).toEqual(['received']))
})

test('stopping waits for what is on its way', async () => {
  await outbox()
  let begun = false
  const dispatcher = start(async (notice) => {
    begun = true
    await new Promise((resolve) => setTimeout(resolve, 200))
    await keep(notice)
  })
  await until(() => expect(begun).toBe(true))
  await dispatcher.stop()
  expect(await stored()).toMatchObject([{ state: 'sent' }])
})

test('a notice taken back by a newer run while it is on its way leaves its delivery', async () => {
  await outbox([notice('a', 1)])
  start(async (notice) => {
    await register.commit(commitOf({ entries: entries(1, 1, 'new') }), 'newer')
    await keep(notice)
  })
  await until(async () => expect(await deliveries()).toEqual([{ key: 'a', ok: true, error: null }]))
  expect(await stored()).toEqual([])
})
