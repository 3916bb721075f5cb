import fc from 'fast-check'
import type { Pool } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AFTER_ERASURE } from '../../../src/domain/disclosure/state.ts'
import type { Event } from '../../../src/domain/event.ts'
import { faultText } from '../../../src/register/proof/fault.ts'
import { verifyRegister } from '../../../src/register/proof/verify.ts'
import type { Register } from '../../../src/register/register.ts'
import { commitOf, entries, entry, note, notice, start } from '../../support/register/commits.ts'
import { freshRegister } from '../../support/register/fresh-register.ts'
import { tamper } from '../../support/register/tampering.ts'

let pool: Pool
let register: Register
let close: () => Promise<void>
beforeEach(async () => {
  ;({ pool, register, close } = await freshRegister())
})
afterEach(() => close())

async function erase(id = 'cmp_1', isDecided = true): Promise<boolean | undefined> {
  if (isDecided)
    await pool.query(
      `insert into retention_decision (complaint_id, kind, at, by_id, by_role, reason, request, asked)
       values ($1, 'erase', now(), 'wu', 'auditor', 'by request', $2, 'erase')`,
      [id, String(Math.random())],
    )
  const { rows } = await pool.query<{ erased: boolean }>('select erase_complaint($1) as erased', [id])
  return rows[0]?.erased
}

async function faults(): Promise<string[]> {
  const found: string[] = []
  await verifyRegister(pool, { onFault: (fault) => found.push(faultText(fault)) })
  return found
}

const received: Event = {
  type: 'received',
  id: 'cmp_1',
  number: 'N-cmp_1',
  kind: 'complaint',
  channel: 'phone',
  details: {
    complainant: { name: '王芳', phone: '13800000000' },
    subject: 'The order came late',
    orderNumber: 'R1',
    product: { model: 'EV-1', serial: 'VIN-王芳' },
    ...{ contractNumber: 'HT-王芳', customerId: 'C-王芳', incidentAt: start, incidentPlace: '王芳 home' },
    representative: { name: '王芳 father', phone: '13900000000' },
  },
  registeredAt: start,
  policy: '1',
  calendar: '1',
  at: start,
}
const proposed: Event = {
  type: 'solutionProposed',
  proposal: 1,
  by: 'li.na',
  measures: '王芳 gets her money back',
  items: [
    { kind: 'refund', what: 'To the card of 王芳', money: { amountCents: 5_000, currency: 'CNY' } },
    { kind: 'apology' },
  ],
  redress: { amountCents: 5_000, currency: 'CNY' },
  correctiveActions: [{ what: 'Call 王芳', owner: 'li.na', dueAt: start }],
  at: start,
}
const personal = ['王芳', '13800000000', 'The order came late', 'R1"', 'wang.fang', 'what she said']

async function record(): Promise<void> {
  const said = { ...entry(3, note('what she said')), by: { id: 'wang.fang', role: 'customer' as const } }
  const notices = [notice('received', 1, { data: { name: '王芳' } })]
  await register.commit(
    commitOf({
      entries: [entry(1, received), entry(2, proposed), said],
      complaint: { messageId: '王芳-1' },
      notices,
    }),
    'run',
  )
}

/** Every row of every table that tells of complaints, as text. */
async function everything(): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  )
  const texts = await Promise.all(
    rows.map(async ({ name }) => JSON.stringify((await pool.query(`select * from ${name}`)).rows)),
  )
  return texts.join('\n')
}

test('an erasure takes everything personal, everywhere, and the chain still verifies', async () => {
  await record()
  await register.commit(commitOf({ entries: entries(3, 4, 'what she said') }), 'newer')
  await pool.query("select anchor_heads('2026-09-01')")
  for (const value of personal) expect(await everything()).toContain(value)
  expect(await erase()).toBe(true)
  const left = await everything()
  for (const value of personal) expect(left).not.toContain(value)
  expect(await faults()).toEqual([])
  // Neither salts nor unsalted digests: nobody can find a value by trying.
  const { rows } = await pool.query(
    'select from event where coalesce(salt, digest, sealed::text::bytea) is not null',
  )
  expect(rows).toEqual([])
})

test('what is no person’s stays, so that figures stay', async () => {
  await record()
  await erase()
  const [first, second, third] = await register.listEvents('cmp_1')
  expect(first?.event).toMatchObject({ kind: 'complaint', channel: 'phone', registeredAt: start })
  expect(second?.event).toMatchObject({ by: 'li.na', redress: { amountCents: 5_000, currency: 'CNY' } })
  expect(second?.event).toHaveProperty('measures.erased')
  // R64: of what was offered the kinds and sums.
  expect(second?.event).toMatchObject({
    items: [
      {
        kind: 'refund',
        what: { erased: expect.any(String) },
        money: { amountCents: 5_000, currency: 'CNY' },
      },
      { kind: 'apology' },
    ],
  })
  expect(second?.by.id).toBe('li.na')
  expect(third?.by.id).toMatch(/^erased:/)
  expect((await register.getComplaint('cmp_1'))?.complaint).toMatchObject({
    stage: 'investigating',
    details: { complainant: { name: '—' }, subject: '—' },
    tasks: [],
  })
})

test('is done once, sends nothing any more, and nothing is recorded after it', async () => {
  await record()
  expect([await erase(), await erase(), await erase('cmp_2')]).toEqual([true, false, false])
  const { rows } = await pool.query('select state, next_attempt_at from notice')
  expect(rows).toEqual([{ state: 'suppressed', next_attempt_at: null }])
  await expect(register.commit(commitOf({ entries: entries(4, 4) }), 'run')).rejects.toThrow('is erased')
})

test('an erasure that nobody decided is found', async () => {
  await record()
  await erase('cmp_1', false)
  expect(await faults()).toEqual(['complaint cmp_1 was erased without a decision'])
})

test('tampering with an erased complaint is found', async () => {
  await record()
  await register.commit(commitOf({ entries: entries(4, 6), historyLength: 9 }), 'run')
  await erase()
  const tampering = fc.constantFrom(
    `data = '{"text": "other words"}'`,
    `data = '{"text": {"erased": "other words"}}'`,
    `actor_id = 'zhao'`,
    'at = now()',
    `salt = 'x'`,
    `digest = 'x'`,
  )
  const property = fc.asyncProperty(fc.integer({ min: 1, max: 6 }), tampering, async (sequence, set) => {
    const { rows } = await pool.query('select data, actor_id, at from event where sequence = $1', [sequence])
    await tamper(pool, `update event set ${set} where sequence = $1`, [sequence])
    expect(await faults()).toEqual([expect.stringContaining(`cmp_1, entry ${sequence}`)])
    const { data, actor_id: actor, at } = rows[0]!
    await tamper(
      pool,
      'update event set data = $2, actor_id = $3, at = $4, salt = null, digest = null where sequence = $1',
      [sequence, data, actor, new Date(at).toISOString()],
    )
    expect(await faults()).toEqual([])
  })
  await fc.assert(property, { numRuns: 30 })
})

test('values of any shape verify before and after', async () => {
  const value = fc.jsonValue({ maxDepth: 3 })
  let count = 0
  const property = fc.asyncProperty(fc.dictionary(fc.string(), value), value, async (more, text) => {
    const id = `cmp_${(count += 1)}`
    const event = { type: 'noteAdded', text, more, at: start } as unknown as Event
    await register.commit(commitOf({ id, entries: [entry(1, event)] }), 'run')
    expect(await faults()).toEqual([])
    await erase(id)
    expect(await faults()).toEqual([])
  })
  await fc.assert(property, { numRuns: 60 })
})

test('an erasure leaves of the state what is said to stay', async () => {
  const names = Object.entries(AFTER_ERASURE)
  const state = Object.fromEntries([...names.map(([name]) => [name, 'value']), ['invented', 'value']])
  const { rows } = await pool.query<{ left: object }>('select erased_state($1) as left', [
    JSON.stringify(state),
  ])
  const staying = names.flatMap(([name, after]) => (after === 'stays' ? [[name, 'value'] as const] : []))
  const blank = { details: { complainant: { name: '—' }, subject: '—' }, tasks: [] }
  expect(names.filter(([, after]) => after === 'blank').map(([name]) => name)).toEqual(Object.keys(blank))
  expect(rows[0]?.left).toEqual({ ...Object.fromEntries(staying), ...blank })
})
