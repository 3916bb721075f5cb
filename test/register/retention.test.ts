import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { erasureAnswer } from '../../src/domain/erasure.ts'
import type { Policy } from '../../src/domain/policy/policy.ts'
import { dueForErasure, eraseRecord, recordForgotten } from '../../src/register/retention/erasure.ts'
import type { Fault } from '../../src/register/proof/fault.ts'
import { verifyRegister } from '../../src/register/proof/verify.ts'
import { beginPurge, endPurge, listPurges } from '../../src/register/retention/purges.ts'
import {
  decideRetention,
  keptOf,
  retentionOf,
  type RetentionRequest,
} from '../../src/register/retention/retention.ts'
import { calendar, commitOf, entries, policy } from '../support/register/commits.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'

let house: FreshRegister
beforeAll(async () => {
  house = await freshRegister()
})
afterAll(() => house?.close())

const closedAt = Date.UTC(2020, 1, 29, 8)
const archivedAt = closedAt + 30 * 86_400_000
const now = Date.UTC(2026, 10, 22)
const by = { id: 'qian', role: 'management' } as const
let count = 0

/** A complaint that was closed and archived at these instants. */
async function archived(fields: object = {}, keeping?: Policy['retention']): Promise<string> {
  const id = `cmp_${(count += 1)}`
  const pinned = { ...policy, ...(keeping && { retention: keeping }) }
  const complaint = { stage: 'closed', closedAt, archivedAt, policy: pinned, calendar, ...fields } as const
  await house.register.commit(commitOf({ id, entries: entries(1, 3), complaint }), `run of ${id}`)
  return id
}

const ask = (id: string, kind: RetentionRequest['kind'], more: Partial<RetentionRequest> = {}) =>
  decideRetention(
    house.pool,
    { complaintId: id, kind, by, reason: 'So it is', request: `${kind}-${(count += 1)}`, ...more },
    now,
  )
const standingOf = async (id: string) => (await retentionOf(house.pool, id))!.standing
const dueIds = async (at = now) =>
  (await dueForErasure(house.pool, at, { limit: 10_000 })).map(({ id }) => id)

describe('the keeping period', () => {
  // R84
  test('is five years from closing, unless the policy says otherwise', async () => {
    const id = await archived()
    // The 29th of February five years on is the 28th.
    expect((await standingOf(id)).retainUntil).toBe(Date.UTC(2025, 1, 28, 8))
    const longer = await archived({}, { years: 10, from: 'closed' })
    expect((await standingOf(longer)).retainUntil).toBe(Date.UTC(2030, 1, 28, 8))
  })

  test('is the longest of all policies the complaint lived under', async () => {
    const id = 'cmp_adopting'
    const ten = { ...policy, id: 'ten', retention: { years: 10, from: 'closed' } } as Policy
    await house.register.commit(
      commitOf({ id, entries: entries(1, 2), complaint: { policy: ten, calendar } }),
      'r',
    )
    const three = { ...policy, id: 'three', retention: { years: 3, from: 'closed' } } as Policy
    const complaint = { policy: three, calendar, closedAt, stage: 'closed' } as const
    await house.register.commit(commitOf({ id, historyLength: 9, entries: entries(3, 4), complaint }), 'r')
    expect((await standingOf(id)).retainUntil).toBe(Date.UTC(2030, 1, 28, 8))
  })

  test('begins anew with the last closing, and is none while a complaint is open again', async () => {
    const id = 'cmp_reopened'
    const told = (from: number, complaint: object) =>
      house.register.commit(
        commitOf({ id, historyLength: from, entries: entries(from, from), complaint }),
        'r',
      )
    await told(1, { closedAt, policy, calendar })
    expect((await standingOf(id)).retainUntil).toBe(Date.UTC(2025, 1, 28, 8))
    await told(2, {})
    expect((await standingOf(id)).retainUntil).toBeNull()
    await told(3, { closedAt: Date.UTC(2021, 0, 1) })
    expect((await standingOf(id)).retainUntil).toBe(Date.UTC(2026, 0, 1))
  })
})

describe('the archive', () => {
  const again = (id: string, from: number, run: string) =>
    house.register.commit(
      commitOf({
        id,
        historyLength: 50,
        entries: entries(from, 4, 'other'),
        complaint: { policy, calendar },
      }),
      run,
    )

  // R84
  test('is changed by no other run, whether it begins again or goes on', async () => {
    const id = await archived()
    const before = await house.register.getComplaint(id)
    await expect(again(id, 1, 'another')).rejects.toMatchObject({ code: 'YN002' })
    await expect(again(id, 3, 'another')).rejects.toMatchObject({ code: 'YN002' })
    await expect(again(id, 4, 'another')).rejects.toMatchObject({ code: 'YN002' })
    expect(await house.register.getComplaint(id)).toEqual(before)
    // A run that was continued tells once more what stands: nothing happens, and nothing fails.
    await house.register.commit(commitOf({ id, historyLength: 3, entries: entries(2, 3) }), 'the next run')
    expect(await house.register.getComplaint(id)).toEqual(before)
  })

  test('takes a decision, which a commit told again leaves alone', async () => {
    const id = await archived({ closedAt: now, archivedAt: now })
    await ask(id, 'hold')
    await ask(id, 'restrict', { until: now + 1 })
    const complaint = { stage: 'closed', closedAt: now, archivedAt: now, policy, calendar } as const
    await house.register.commit(commitOf({ id, entries: entries(1, 3), complaint }), `run of ${id}`)
    expect(await standingOf(id)).toMatchObject({ legalHold: true, restrictedUntil: now + 1 })
  })
})

describe('a decision', () => {
  test('is made once for a request, and told apart from another one under the same key', async () => {
    const id = await archived()
    const first = await ask(id, 'hold', { request: 'key' })
    expect(first).toMatchObject({ decision: { kind: 'hold', by, reason: 'So it is' } })
    expect(await ask(id, 'hold', { request: 'key' })).toEqual(first)
    expect(await ask(id, 'lift', { request: 'key' })).toEqual({ undecided: 'keyReused' })
    const { decisions, standing } = (await retentionOf(house.pool, id))!
    expect(decisions).toHaveLength(1)
    expect(standing.legalHold).toBe(true)
  })

  test('needs something to decide', async () => {
    const id = await archived()
    expect(await ask(id, 'lift')).toEqual({ undecided: 'nothingToLift' })
    expect(await ask(id, 'unrestrict')).toEqual({ undecided: 'nothingToLift' })
    await ask(id, 'hold')
    expect(await ask(id, 'hold')).toEqual({ undecided: 'alreadyDone' })
    expect(await ask(id, 'restrict', { until: now })).toEqual({ undecided: 'notLater' })
    expect(await ask('nothing', 'hold')).toEqual({ undecided: 'absent' })
  })

  test('is neither changed nor removed', async () => {
    const id = await archived()
    await ask(id, 'hold')
    await expect(house.pool.query("update retention_decision set reason = 'x'")).rejects.toThrow(
      /append-only/,
    )
    await expect(house.pool.query('delete from retention_decision')).rejects.toThrow(/append-only/)
    await expect(house.pool.query('truncate retention_decision')).rejects.toThrow(/append-only/)
  })

  test('that restricts hides the complaint and stops what was still to be told', async () => {
    const id = 'cmp_told'
    const complaint = { stage: 'closed', closedAt: now, archivedAt: now, policy, calendar } as const
    const notice = { key: 'closed', sequence: 1, template: 'closed', to: { role: 'customer' } } as const
    await house.register.commit(commitOf({ id, entries: entries(1, 1), complaint, notices: [notice] }), 'r')
    expect((await house.register.standing('id', id))?.hidden).toBe(false)
    const answer = await ask(id, 'erasure')
    expect(answer).toMatchObject({ decision: { kind: 'restrict', ground: 'periodNotOver' } })
    expect((await house.register.standing('number', `N-${id}`))?.hidden).toBe(true)
    const { rows } = await house.pool.query('select state from notice where complaint_id = $1', [id])
    expect(rows).toEqual([{ state: 'suppressed' }])
    await ask(id, 'unrestrict')
    expect((await house.register.standing('id', id))?.hidden).toBe(false)
  })
})

describe('an erasure', () => {
  test('takes the personal data, leaves the facts, and is done once', async () => {
    const id = await archived()
    expect(await ask(id, 'erasure')).toMatchObject({ decision: { kind: 'erase', ground: 'purposeReached' } })
    expect(await eraseRecord(house.pool, id, now)).toBe('erased')
    const first = await standingOf(id)
    expect(first).toMatchObject({ erasedAt: now, forgottenAt: null })
    expect(await eraseRecord(house.pool, id, now + 1)).toBe('erased')
    expect(await standingOf(id)).toEqual(first)
    await recordForgotten(house.pool, id, now + 2)
    await recordForgotten(house.pool, id, now + 3)
    expect(await standingOf(id)).toMatchObject({ erasedAt: now, forgottenAt: now + 2 })
    const left = await everythingOf(id)
    for (const personal of ['王芳', '13800000000', 'The order came late', 'note 1', 'note 2'])
      expect(left).not.toContain(personal)
    const { rowCount } = await house.pool.query('select 1 from complaint_match where complaint_id = $1', [id])
    expect(rowCount).toBe(0)
    expect(await house.register.listEvents(id)).toHaveLength(3)
    expect(await house.register.getComplaint(id)).toMatchObject({ complaint: { stage: 'closed' } })
  })

  test('is not carried out when a hold was set after it was decided', async () => {
    const id = await archived()
    await ask(id, 'erasure')
    await ask(id, 'hold')
    expect(await eraseRecord(house.pool, id, now)).toBe('kept')
    expect(await dueIds()).not.toContain(id)
    await ask(id, 'lift')
    expect(await dueIds()).toContain(id)
    expect(await eraseRecord(house.pool, id, now)).toBe('erased')
  })

  test('keeps every run away, also the one that archived', async () => {
    const id = await archived()
    await ask(id, 'erasure')
    await eraseRecord(house.pool, id, now)
    const complaint = { stage: 'closed', closedAt, archivedAt, policy, calendar } as const
    const same = house.register.commit(commitOf({ id, entries: entries(1, 3), complaint }), `run of ${id}`)
    await expect(same).rejects.toMatchObject({ code: 'YN002' })
  })
})

describe('a purge', () => {
  test('takes what the rule for requests would erase, and nothing else', async () => {
    const instant = fc.constantFrom(now - 1, now, now + 1)
    const any = fc.record({ kept: instant, restricted: fc.option(instant), held: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(any, async ({ kept, restricted, held }) => {
        const id = await archived()
        await house.pool.query(
          'update complaint set retain_until = $2, restricted_until = $3, legal_hold = $4 where id = $1',
          [id, new Date(kept), restricted && new Date(restricted), held],
        )
        const { outcome } = erasureAnswer(keptOf(await standingOf(id)), now)
        expect((await dueIds()).includes(id)).toBe(outcome === 'erase')
      }),
      { numRuns: 30 },
    )
  })

  test('comes back for an erasure that was interrupted, hold or not', async () => {
    const id = await archived()
    await ask(id, 'erasure')
    await eraseRecord(house.pool, id, now)
    expect(await dueForErasure(house.pool, now, { limit: 10_000 })).toContainEqual(
      expect.objectContaining({ id, isHalfDone: true }),
    )
    await recordForgotten(house.pool, id, now)
    expect(await dueIds()).not.toContain(id)
  })

  test('counts what was decided under it, however often its batches ran', async () => {
    const order = { id: 'purge/1', by: { id: 'zhou', role: 'operator' }, reason: 'By hand.' }
    await beginPurge(house.pool, order, now)
    await beginPurge(house.pool, order, now + 5)
    const ids = [await archived(), await archived()]
    for (const id of [...ids, ...ids]) await eraseRecord(house.pool, id, now, order.id)
    expect(await endPurge(house.pool, order.id, 1, now + 9)).toEqual({ erased: 2, failed: 1 })
    expect(await endPurge(house.pool, order.id, 0, now + 10)).toEqual({ erased: 2, failed: 1 })
    expect(await listPurges(house.pool)).toEqual([
      { ...order, beganAt: now, endedAt: now + 9, erased: 2, failed: 1 },
    ])
    const { decisions } = (await retentionOf(house.pool, ids[0]!))!
    expect(decisions).toMatchObject([{ kind: 'purge', by: order.by, reason: 'By hand.' }])
  })

  test('goes through what is due page by page', async () => {
    const all = await dueIds()
    const paged: string[] = []
    let page = await dueForErasure(house.pool, now, { limit: 2 })
    while (page.length > 0) {
      paged.push(...page.map(({ id }) => id))
      const { retainUntil, id } = page.at(-1)!
      page = await dueForErasure(house.pool, now, { after: { retainUntil, id }, limit: 2 })
    }
    expect(paged).toEqual(all)
  })
})

test('what is left of everything still proves itself', async () => {
  const faults: Fault[] = []
  const verified = await verifyRegister(house.pool, { onFault: (fault) => void faults.push(fault) })
  expect(faults).toEqual([])
  expect(verified.erased).toBeGreaterThan(4)
})

/** Every word that any table of the register holds of a complaint. */
async function everythingOf(id: string): Promise<string> {
  const { rows: tables } = await house.pool.query<{ name: string; column: string }>(
    `select c.table_name as name, c.column_name as "column" from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
       and (c.column_name = 'complaint_id' or (c.table_name = 'complaint' and c.column_name = 'id'))`,
  )
  const texts = await Promise.all(
    tables.map(async ({ name, column }) => {
      const { rows } = await house.pool.query<{ text: string }>(
        `select coalesce(string_agg(t::text, ' '), '') as text from ${name} t where t.${column} = $1`,
        [id],
      )
      return rows[0]!.text
    }),
  )
  return texts.join(' ')
}
