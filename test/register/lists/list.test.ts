import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Complaint } from '../../../src/domain/complaint.ts'
import type { ComplaintQuery, ListedComplaint } from '../../../src/register/lists/complaint-list.ts'
import { InvalidCursor } from '../../../src/register/lists/list-cursor.ts'
import { deskEarlier } from '../../../src/register/commit/desk-earlier.ts'
import { inTransaction } from '../../../src/register/in-transaction.ts'
import type { Register } from '../../../src/register/register.ts'
import { clock, commitOf, entries, escalation, minuteMs, start } from '../../support/register/commits.ts'
import { freshRegister, type FreshRegister } from '../../support/register/fresh-register.ts'

let register: Register
let pool: FreshRegister['pool']
let close: () => Promise<void>
beforeEach(async () => {
  ;({ register, pool, close } = await freshRegister())
})
afterEach(() => close())

const add = (id: string, complaint: Partial<Complaint> = {}) =>
  register.commit(commitOf({ id, entries: entries(1, 1), complaint }), 'run')
const due = (minutes: number) => ({ clocks: [clock({ dueAt: start + minutes * minuteMs })] })
const idsOf = async (query: ComplaintQuery) => (await register.listComplaints(query)).data.map(({ id }) => id)

/** All pages, with something done between one and the next. */
async function walk(query: ComplaintQuery, between: (page: number) => Promise<void> = async () => {}) {
  const seen: ListedComplaint[] = []
  let cursor: string | undefined
  for (let page = 1; ; page += 1) {
    const { data, nextCursor } = await register.listComplaints({ ...query, ...(cursor ? { cursor } : {}) })
    seen.push(...data)
    if (nextCursor === undefined) return seen.map(({ id }) => id)
    cursor = nextCursor
    await between(page)
  }
}

describe('the filters', () => {
  beforeEach(async () => {
    const breach = { dueAt: start + 5 * minuteMs }
    const classification = { category: 'delivery', severity: 'major', complexity: 'simple' } as const
    await add('a', { owner: { department: 'sales', person: 'li.na' }, classification, ...due(10) })
    await add('b', { owner: { department: 'sales' }, clocks: [clock({ dueAt: breach.dueAt, breach })] })
    await add('c', { owner: { department: 'service' }, kind: 'praise', stage: 'closed', outcome: 'resolved' })
  })

  test.each<[ComplaintQuery['filter'], string[]]>([
    [{}, ['b', 'a', 'c']],
    [{ department: 'sales' }, ['b', 'a']],
    [{ department: 'sales', handler: 'li.na' }, ['a']],
    [{ kind: 'praise' }, ['c']],
    [{ stage: 'closed' }, ['c']],
    [{ severity: 'major' }, ['a']],
    [{ priority: 1 }, ['a']],
    [{ priority: 3 }, []],
    [{ overdue: true }, ['b']],
    [{ overdue: false }, ['a', 'c']],
    [{ dueBefore: start + 10 * minuteMs }, ['b']],
    [{ department: "'; drop table complaint; --" }, []],
  ])('%j', async (filter, ids) => {
    expect(await idsOf({ filter: filter ?? {} })).toEqual(ids)
  })

  test('no line holds contact data', async () => {
    const { data } = await register.listComplaints()
    expect(data[0]).toMatchObject({
      subject: 'The order came late',
      complainantName: '王芳',
      nextDueClock: 'resolve',
    })
    expect(JSON.stringify(data)).not.toContain('13800000000')
  })
})

describe('the sorts', () => {
  beforeEach(async () => {
    await add('a', { ...due(30), receivedAt: start })
    await add('b', { ...due(20), receivedAt: start + 3, escalations: [escalation('severity', 1)] })
    await add('c', { ...due(20), receivedAt: start + 1, escalations: [escalation('severity', 3)] })
    await add('d', { receivedAt: start + 1 })
    await add('e', { receivedAt: start + 2 })
  })

  test.each<[ComplaintQuery['sort'], string[]]>([
    ['nextDue', ['b', 'c', 'a', 'd', 'e']],
    ['received', ['b', 'e', 'd', 'c', 'a']],
    ['level', ['c', 'b', 'a', 'd', 'e']],
  ])('by %s, the same in one page and in many', async (sort, ids) => {
    expect(await idsOf({ sort: sort ?? 'nextDue' })).toEqual(ids)
    for (const limit of [1, 2, 4, 5]) expect(await walk({ sort: sort ?? 'nextDue', limit })).toEqual(ids)
  })

  test.each(['nextDue', 'received', 'level', 'desk'] as const)(
    'by %s: what is added meanwhile moves nothing that was there',
    async (sort) => {
      const before = await idsOf({ sort })
      const added = async (page: number) => {
        await add(`0${page}`, { ...due(page), receivedAt: start + page })
        await add(`z${page}`, { ...due(40), receivedAt: start - page })
      }
      const seen = await walk({ sort, limit: 2 }, added)
      expect(seen.filter((id) => before.includes(id))).toEqual(before)
      expect(new Set(seen).size).toBe(seen.length)
    },
  )
})

// R22, R26, R27
describe('on a desk', () => {
  const breach = { dueAt: start }
  const graded = (priority: 1 | 2 | 3 | 4) => ({
    classification: { category: 'x', severity: 'normal', complexity: 'simple', priority } as const,
  })
  beforeEach(async () => {
    await add('late-enquiry', { kind: 'enquiry', clocks: [clock({ dueAt: start, breach })] })
    await add('late', { ...graded(4), clocks: [clock({ dueAt: start + minuteMs, breach })] })
    await add('first', { ...graded(1), ...due(90) })
    await add('soon', { ...graded(2), ...due(10) })
    await add('later', { ...graded(2), ...due(20) })
    await add('unseen', due(5))
    await add('enquiry', { ...graded(1), kind: 'enquiry', ...due(1) })
    await add('done', { ...graded(1), stage: 'closed', outcome: 'resolved' })
  })
  const order = ['late', 'late-enquiry', 'first', 'soon', 'later', 'unseen', 'enquiry', 'done']

  test('comes what is overdue, then complaints before the rest, by priority, by what is due first', async () => {
    expect(await idsOf({ sort: 'desk' })).toEqual(order)
    for (const limit of [1, 2, 3, 7]) expect(await walk({ sort: 'desk', limit })).toEqual(order)
    expect(await idsOf({ sort: 'desk', filter: { priority: 2 } })).toEqual(['soon', 'later'])
    expect((await register.listComplaints({ sort: 'desk' })).data.map(({ priority }) => priority)).toEqual([
      ...[4, null, 1, 2, 2, null, 1, 1],
    ])
  })

  test('complaints from before there was an order get their place', async () => {
    const places = async () =>
      (await pool.query<object>('select id, priority, desk_order from complaint order by id')).rows
    const before = await places()
    await pool.query('update complaint set desk_order = null, priority = null')
    expect(await idsOf({ sort: 'desk' })).not.toEqual(order)
    await inTransaction(pool, deskEarlier)
    expect(await places()).toEqual(before)
    expect(await idsOf({ sort: 'desk' })).toEqual(order)
  })
})

test('a cursor of another list, or made up, is refused', async () => {
  for (const id of ['a', 'b', 'c']) await add(id)
  const { nextCursor = '' } = await register.listComplaints({ sort: 'nextDue', limit: 1 })
  const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const wrong = [
    '',
    'x',
    made(['nextDue']),
    made(['nextDue', 1e300, 'a']),
    made(['nextDue', 'x', 'a']),
    made(7),
  ]
  for (const cursor of wrong) {
    await expect(register.listComplaints({ sort: 'nextDue', cursor })).rejects.toThrow(InvalidCursor)
  }
  await expect(register.listComplaints({ sort: 'received', cursor: nextCursor })).rejects.toThrow(
    InvalidCursor,
  )
})

test('a page has at most 200 lines', async () => {
  for (let index = 0; index < 201; index++) await add(`c${index}`)
  expect((await register.listComplaints({ limit: 1_000 })).data).toHaveLength(200)
  expect(await register.countComplaints()).toBe(201)
})

test('clocks are exported in order, whatever the size of a page', async () => {
  const clocks = [clock({ n: 2 }), clock(), clock({ cycle: 2 }), clock({ name: 'consent' })]
  for (const id of ['b', 'a', 'C']) await add(id, { clocks })
  const exported = []
  for await (const row of register.exportClocks(5)) exported.push(row)
  expect(exported.map((row) => `${row.complaintId} ${row.cycle} ${row.clock} ${row.n}`)).toEqual(
    ['C', 'a', 'b'].flatMap((id) => [
      `${id} 1 consent 1`,
      `${id} 1 resolve 1`,
      `${id} 1 resolve 2`,
      `${id} 2 resolve 1`,
    ]),
  )
  expect(exported[0]).toMatchObject({ number: 'N-C', startedAt: start, endedAt: null, offsets: [[0, 480]] })
})

test('open complaints are found by the calendar that they count by another version of', async () => {
  await add('a')
  await add('b', { stage: 'closed', closedAt: start })
  const ids = async (id: string, version: string) =>
    (await register.complaintsByOtherVersion({ id, version })).map((complaint) => complaint.id)
  expect([await ids('cn', '2026.2'), await ids('cn', '2026.1'), await ids('de', '1')]).toEqual([
    ['a'],
    [],
    [],
  ])
})
