import fc from 'fast-check'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Event } from '../../../src/domain/event.ts'
import { commitPayload } from '../../../src/register/commit/commit-payload.ts'
import { migrate } from '../../../src/register/migrate.ts'
import { faultText, type Fault } from '../../../src/register/proof/fault.ts'
import { verifyRegister } from '../../../src/register/proof/verify.ts'
import type { Register } from '../../../src/register/register.ts'
import { commitOf, entries, entry, note, start } from '../../support/register/commits.ts'
import { freshRegister } from '../../support/register/fresh-register.ts'
import { tamper, TAMPERINGS } from '../../support/register/tampering.ts'

let pool: Pool
let register: Register
let url: string
let close: () => Promise<void>
beforeAll(async () => {
  ;({ pool, register, url, close } = await freshRegister())
})
afterAll(() => close())

const classified: Event = {
  type: 'classified',
  category: 'cleanliness',
  impact: 'low',
  risk: 'low',
  complexity: 'simple',
  severity: 'minor',
  at: start,
}

/** A journal of several commits: notes, an event without anything personal, a customer's words. */
async function record(id: string): Promise<void> {
  await register.commit(commitOf({ id, entries: [entry(1), entry(2, classified)] }), 'run')
  const answer = {
    ...entry(3, note('王芳: 13800000000')),
    by: { id: 'wang.fang', role: 'customer' as const },
  }
  await register.commit(commitOf({ id, entries: [answer, entry(4)], historyLength: 9 }), 'run')
  const deputy = { ...entry(5), by: { id: 'li.na', role: 'agent' as const, for: 'sun' } }
  await register.commit(commitOf({ id, entries: [deputy, entry(6)], historyLength: 14 }), 'run')
}

async function faults(roots: readonly string[] = []): Promise<Fault[]> {
  const found: Fault[] = []
  await verifyRegister(pool, { onFault: (fault) => found.push(fault), roots, pageSize: 3 })
  return found
}

beforeEach(async () => {
  await tamper(
    pool,
    `truncate event, complaint, complaint_run, journal_replacement, feed_mark, anchored_head, daily_root, notice, pin
     cascade`,
  )
  for (const id of ['a', 'b', 'c', 'd']) await record(id)
})

test('whom somebody stood in for is on record', async () => {
  const by = (await register.listEvents('b')).map((one) => one.by)
  expect(by[4]).toEqual({ id: 'li.na', role: 'agent', for: 'sun' })
  expect(by[3]).toEqual({ id: 'li.na', role: 'agent' })
})

test('what was recorded verifies', async () => {
  expect(await verifyRegister(pool, { onFault: (fault) => expect.fail(faultText(fault)) })).toMatchObject({
    complaints: 4,
    events: 24,
    replaced: 0,
    erased: 0,
    roots: 0,
  })
})

/** Does something to the journal of b, looks, and puts everything back. */
async function afterTampering(statement: string, sequence: number): Promise<Fault[]> {
  const backup = await pool.query("select * from event where complaint_id = 'b'")
  // Swapping goes by way of the primary key, which is checked row by row.
  await pool.query('alter table event drop constraint event_pkey')
  try {
    await tamper(pool, statement, [sequence])
    return await faults()
  } finally {
    await tamper(pool, "delete from event where complaint_id = 'b'")
    await tamper(
      pool,
      `insert into event overriding system value
       select * from jsonb_populate_recordset(null::event, $1::jsonb)`,
      [JSON.stringify(backup.rows.map(asJson))],
    )
    await pool.query('alter table event add primary key (complaint_id, sequence)')
  }
}

// R110
test('any tampering with any event is found and named, and no other complaint is', async () => {
  const sequences = fc.integer({ min: 1, max: 6 })
  const property = fc.asyncProperty(sequences, fc.constantFrom(...TAMPERINGS), async (sequence, kindOf) => {
    const [name, statement, expected] = kindOf(sequence)
    const found = await afterTampering(statement, sequence)
    const said = `${name} at ${sequence}: ${found.map(faultText).join('; ')}`
    expect(found.filter(expected), said).not.toEqual([])
    expect(found.filter(({ complaintId }) => complaintId !== 'b')).toEqual([])
    expect(await faults()).toEqual([])
  })
  await fc.assert(property, { numRuns: 120 })
})

/** A row as PostgreSQL reads it from JSON: instants and bytes as text. */
const asJson = (row: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      Buffer.isBuffer(value)
        ? `\\x${value.toString('hex')}`
        : typeof value === 'number' && /(^|_)at$/.test(name)
          ? new Date(value).toISOString()
          : value,
    ]),
  )

describe('anchored heads and roots', () => {
  const anchor = async (day: string) => {
    const { rows } = await pool.query<{ root: string }>(
      "select encode(root, 'hex') as root from anchor_heads($1)",
      [day],
    )
    return rows[0]!.root
  }

  test('verify, day by day, and a day gets one root however often it is asked for', async () => {
    const first = await anchor('2026-09-01')
    expect(await anchor('2026-09-01')).toBe(first)
    await register.commit(commitOf({ id: 'b', entries: entries(7, 7), historyLength: 20 }), 'run')
    const second = await anchor('2026-09-02')
    const third = await anchor('2026-09-03')
    expect(new Set([first, second, third]).size).toBe(3)
    expect(await anchor('2026-09-01')).toBe(third)
    expect(await faults([first, third.toUpperCase()])).toEqual([])
    const { rows } = await pool.query('select day::text, complaints from daily_root order by day')
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['2026-09-01', 4],
      ['2026-09-02', 1],
      ['2026-09-03', 0],
    ])
    expect(await faults(['00'.repeat(32)])).toMatchObject([{ what: 'unknownRoot' }])
  })

  test('find a complaint that was removed whole', async () => {
    await anchor('2026-09-01')
    for (const table of ['event', 'complaint_run', 'pin'])
      await tamper(pool, `delete from ${table} where complaint_id = 'b'`)
    await tamper(pool, "delete from complaint where id = 'b'")
    expect(await faults()).toEqual([{ complaintId: 'b', what: 'gone' }])
  })

  test('find one that was removed before it was anchored, by its runs', async () => {
    await tamper(pool, "delete from event where complaint_id = 'b'")
    await tamper(pool, "delete from complaint where id = 'b'")
    expect(await faults()).toEqual([{ complaintId: 'b', what: 'gone' }])
  })

  test('find last events that were removed with every trace in the row', async () => {
    await anchor('2026-09-01')
    await tamper(pool, "delete from event where complaint_id = 'b' and sequence > 4")
    await tamper(pool, "update complaint set version = 4 where id = 'b'")
    expect((await faults()).map(faultText)).toEqual([
      'complaint b, entry 6 (2026-09-01) is not the one that was anchored',
    ])
  })

  test('find a journal that was written anew, with a chain of its own', async () => {
    await anchor('2026-09-01')
    await tamper(pool, "delete from event where complaint_id = 'b'")
    await register.commit(commitOf({ id: 'b', entries: entries(1, 6, 'other'), historyLength: 20 }), 'run')
    expect(await faults()).toEqual([
      { complaintId: 'b', sequence: 6, day: '2026-09-01', what: 'notAnchored' },
    ])
  })

  test('find heads and roots that were changed', async () => {
    const root = await anchor('2026-09-01')
    await anchor('2026-09-02')
    await tamper(pool, "update anchored_head set sequence = 5 where complaint_id = 'b'")
    expect(await faults()).toContainEqual({ day: '2026-09-01', what: 'wrongRoot' })
    await tamper(pool, "update anchored_head set sequence = 6 where complaint_id = 'b'")
    expect(await faults()).toEqual([])
    await tamper(pool, "update daily_root set root = sha256('x') where day = '2026-09-01'")
    expect((await faults([root])).map(faultText)).toEqual([
      'the root of 2026-09-01 does not fit the heads that were anchored',
      'the root of 2026-09-02 does not fit the heads that were anchored',
      `the root of ${root} is not among the daily roots`,
    ])
  })

  test('are append-only', async () => {
    await anchor('2026-09-01')
    for (const statement of ['update daily_root set complaints = 1', 'delete from anchored_head'])
      await expect(pool.query(statement)).rejects.toThrow('neither changed nor removed')
  })

  test('hold for a tail that was replaced after it was anchored', async () => {
    await anchor('2026-09-01')
    await register.commit(commitOf({ id: 'b', entries: entries(4, 5, 'new') }), 'newer')
    const verified = await verifyRegister(pool, { onFault: (fault) => expect.fail(faultText(fault)) })
    expect(verified).toMatchObject({ events: 23, replaced: 3 })
    await anchor('2026-09-02')
    expect(await faults()).toEqual([])
    await tamper(pool, 'truncate journal_replacement')
    expect(await faults()).toEqual([
      { complaintId: 'b', sequence: 6, day: '2026-09-01', what: 'notAnchored' },
    ])
  })
})

test('what was replaced can be proved too', async () => {
  await register.commit(commitOf({ id: 'b', entries: entries(1, 1, 'new') }), 'newer')
  expect(await faults()).toEqual([])
  await tamper(pool, `update journal_replacement set entries = jsonb_set(entries, '{3,data,text}', '"x"')`)
  expect(await faults()).toMatchObject([{ complaintId: 'b', sequence: 4, what: 'changed' }])
  await tamper(pool, 'update journal_replacement set entries = entries - 1')
  expect(await faults()).toContainEqual(expect.objectContaining({ sequence: 3, what: 'misplaced' }))
})

test('a worker from before there were chains records nothing; a newer one does', async () => {
  const commit = commitOf({ id: 'b', entries: entries(7, 8), historyLength: 20 })
  const { events, ...told } = JSON.parse(commitPayload(commit, 'run')) as {
    events: Record<string, unknown>[]
  }
  const older = events.map(({ content_digest: _, salt: __, sealed: ___, ...row }) => row)
  const payload = JSON.stringify({ ...told, events: older })
  await expect(pool.query('select commit_journal($1::jsonb)', [payload])).rejects.toThrow('a newer one will')
  await register.commit(commit, 'run')
  expect(await register.listEvents('b')).toHaveLength(8)
  expect(await faults()).toEqual([])
})

test('events from before there were chains are sealed once, and never again', async () => {
  await tamper(
    pool,
    'update event set salt = null, sealed = null, content_digest = null, chain = null where sequence < 6',
  )
  await tamper(pool, 'delete from earlier_sealed')
  await migrate(url)
  expect(await faults()).toEqual([])
  await tamper(pool, "update event set chain = null where complaint_id = 'b' and sequence = 2")
  await migrate(url)
  expect(await faults()).toEqual([{ complaintId: 'b', sequence: 2, what: 'unchained' }])
})
