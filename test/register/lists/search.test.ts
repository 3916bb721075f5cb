import fc from 'fast-check'
import type { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { countLists, countMatching } from '../../../src/register/lists/complaint-counts.ts'
import { type ComplaintFilter } from '../../../src/register/lists/complaint-list.ts'
import { migrate } from '../../../src/register/migrate.ts'
import type { Register } from '../../../src/register/register.ts'
import { commitOf, entries } from '../../support/register/commits.ts'
import { freshRegister } from '../../support/register/fresh-register.ts'
import { complaint, query, walked } from './any-list.ts'
import { fits, lineOf, RAPID, SORTS, type Fields } from './line-of.ts'
import { EVERYTHING } from '../../../src/register/lists/visible.ts'

describe('any filter in any order', () => {
  // R16
  test('its pages are the complaints that fit, in order, whichever way they are found', async () => {
    const property = fc.asyncProperty(
      fc.array(complaint, { minLength: 25, maxLength: 35 }),
      fc.array(query, { minLength: 30, maxLength: 30 }),
      async (complaints, queries) => {
        const { pool, register, close } = await freshRegister()
        await pool.query(
          `insert into department (id, name_zh, name_en, kind) values ($1, '快速响应中心', 'Rapid response', 'rapidResponse')`,
          [RAPID],
        )
        const named = complaints.map((fields, index) => [`c${index}`, fields] as const)
        for (const [id, fields] of named)
          await register.commit(commitOf({ id, entries: entries(1, 1), complaint: fields }), 'run')
        const lines = named.map(lineOf)
        for (const { reach: far, ...asked } of queries) {
          const expected = lines.filter((line) => fits(line, asked.filter)).toSorted(SORTS[asked.sort])
          const ids = await walked(pool, asked, far)
          expect(ids, JSON.stringify(asked)).toEqual(expected.map(({ id }) => id))
          expect((await countMatching(pool, asked.filter)).count, JSON.stringify(asked)).toBe(expected.length)
          const { text, ...countable } = asked.filter
          if (text !== undefined) continue
          expect(await countLists(pool, { them: countable })).toEqual({ them: expected.length })
        }
        await close()
      },
    )
    await fc.assert(property, { numRuns: 10, endOnFailure: true })
  }, 300_000)
})

describe('a list', () => {
  let url: string
  let pool: Pool
  let register: Register
  let close: () => Promise<void>
  beforeEach(async () => {
    ;({ url, pool, register, close } = await freshRegister())
  })
  afterEach(() => close())

  test('a complaint that changes is found by what it is now', async () => {
    const tell = (from: number, fields: Fields) =>
      register.commit(commitOf({ entries: entries(from, from), complaint: fields }), 'run')
    const found = async (asked: ComplaintFilter) => (await walked(pool, { filter: asked })).length
    const details = { complainant: { name: '王芳' }, subject: '退款未到' }
    await tell(1, { details, owner: { department: 'sales', person: 'li.na' } })
    expect(await found({ text: '退款', handler: 'li.na', open: true })).toBe(1)
    await tell(2, { details: { ...details, subject: '发票错误' }, stage: 'closed', outcome: 'resolved' })
    expect(await found({ text: '退款' })).toBe(0)
    expect(await found({ text: '发票', open: false, outcome: 'resolved', unassigned: true })).toBe(1)
    expect(await found({ handler: 'li.na' })).toBe(0)
  })

  test('a restricted complaint is found by those only who may see it', async () => {
    for (const id of ['a', 'b']) await register.commit(commitOf({ id, entries: entries(1, 1) }), 'run')
    await pool.query("update complaint set restricted_until = now() + interval '1 year' where id = 'a'")
    for (const asked of [{}, { filter: { text: 'order' } }, { filter: { overdue: false } }]) {
      expect(await walked(pool, asked)).toEqual(['b'])
      expect(await walked(pool, { ...asked, sight: { ...EVERYTHING, hidden: true } })).toEqual(['a', 'b'])
    }
    const open = { open: { open: true } }
    expect(await register.countLists(open)).toEqual({ open: 1 })
    expect(await register.countLists(open, { ...EVERYTHING, hidden: true })).toEqual({ open: 2 })
  })

  test('complaints from before the lists had rows of their own get them', async () => {
    await register.commit(commitOf({ entries: entries(1, 1) }), 'run')
    await pool.query('truncate complaint_line, complaint_text')
    await pool.query("delete from migration where name = 'earlier/0002-rows-of-lists.sql'")
    await migrate(url)
    expect(await walked(pool, { filter: { text: 'order came' } })).toEqual(['cmp_1'])
  })
})

describe('the moment of the register', () => {
  let pool: Pool
  let register: Register
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ pool, register, close } = await freshRegister())
  })
  afterAll(() => close())

  test('is another after a commit, also after one that began before it was asked for', async () => {
    const late = await pool.connect()
    await late.query('begin')
    await late.query(
      "insert into snapshot (digest, kind, id, version, body) values ('a', 'policy', 'p', '1', '{}')",
    )
    const before = await register.moment()
    await late.query('commit')
    late.release()
    const after = await register.moment()
    expect(after).not.toBe(before)
    await register.commit(commitOf({ entries: entries(1, 1) }), 'run')
    expect(await register.moment()).not.toBe(after)
  })
})
