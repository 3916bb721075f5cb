import { afterEach, beforeEach, expect, test } from 'vitest'
import { findFacts } from '../../src/notify/notice-facts.ts'
import { factsOf } from '../support/domain/notice-facts.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'
import { disputed, neglected, settled, recordLife } from '../support/register/lives-by-hand.ts'

let house: FreshRegister
beforeEach(async () => {
  house = await freshRegister()
})
afterEach(() => house.close())

const byKey = (one: { notice: { key: string } }, other: { notice: { key: string } }) =>
  one.notice.key < other.notice.key ? -1 : 1

test('the register tells of a notice what the journal says of it, and how the complaint stands now', async () => {
  const lives = Object.entries({ settled, disputed, neglected })
  for (const [index, [name, life]] of lives.entries()) {
    const id = `cmp_${name}`
    const receivedAt = Date.UTC(2026, 10, 2 + index, 1)
    const { complaint, entries } = await recordLife(house.register, {
      ...life,
      id,
      number: `N-${name}`,
      receivedAt,
    })
    const expected = factsOf(complaint, entries)
    const found = await findFacts(
      house.pool,
      expected.map(({ notice }) => ({ complaintId: id, key: notice.key })),
    )
    // Here nobody has a name; where somebody has, see below.
    expect(found.every(({ names }) => JSON.stringify(names) === '{"people":{},"departments":{}}')).toBe(true)
    const timeless = found.map(({ notice, names: _, ...rest }) => ({
      ...rest,
      notice: { ...notice, createdAt: 0 },
    }))
    expect(timeless.toSorted(byKey)).toEqual(
      expected.map((one) => ({ ...one, notice: { ...one.notice, createdAt: 0 } })).toSorted(byKey),
    )
    expect(found.every(({ notice }) => Math.abs(notice.createdAt - Date.now()) < 60_000)).toBe(true)
  }
})

test('of an erased complaint nothing is told', async () => {
  const id = 'cmp_1'
  const life = { ...settled, id, number: 'N-1', receivedAt: Date.UTC(2026, 10, 2, 1) }
  const { complaint, entries } = await recordLife(house.register, life)
  const keys = factsOf(complaint, entries).map(({ notice }) => ({ complaintId: id, key: notice.key }))
  expect(await findFacts(house.pool, keys)).toHaveLength(keys.length)
  await house.pool.query('select erase_complaint($1)', [id])
  expect(await findFacts(house.pool, keys)).toEqual([])
})

// Trial U1: letters showed ids.
test('whom a notice names is told by name', async () => {
  const life = { ...settled, id: 'cmp_1', number: 'N-1', receivedAt: Date.UTC(2026, 10, 2, 1) }
  const { complaint, entries } = await recordLife(house.register, life)
  await house.pool.query(
    `insert into department (id, name_zh, name_en) values ('service', '客户服务', 'Service')`,
  )
  await house.pool.query(
    `insert into person (id, name, language) values ('li', '李娜', 'zh'), ('x', 'X', 'zh')`,
  )
  const [key] = factsOf(complaint, entries).map(({ notice }) => ({ complaintId: 'cmp_1', key: notice.key }))
  const [found] = await findFacts(house.pool, [key!])
  expect(found!.names).toEqual({
    people: { li: '李娜' },
    departments: { service: { zh: '客户服务', en: 'Service' } },
  })
})

test('however many are told of a notice, it is read once', async () => {
  const life = { ...settled, id: 'cmp_1', number: 'N-1', receivedAt: Date.UTC(2026, 10, 2, 1) }
  const { complaint, entries } = await recordLife(house.register, life)
  const keys = factsOf(complaint, entries).map(({ notice }) => ({ complaintId: 'cmp_1', key: notice.key }))
  expect(await findFacts(house.pool, [keys, keys, keys].flat())).toHaveLength(keys.length)
})

test('a notice that is not there any more is not found', async () => {
  expect(await findFacts(house.pool, [{ complaintId: 'cmp_1', key: '1/received/customer' }])).toEqual([])
})
