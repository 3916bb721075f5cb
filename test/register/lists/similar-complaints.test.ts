import type { Pool } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Details } from '../../../src/domain/intake.ts'
import type { Complaint } from '../../../src/domain/complaint.ts'
import type { Role } from '../../../src/domain/policy/policy.ts'
import type { Register } from '../../../src/register/register.ts'
import { similarComplaints } from '../../../src/register/lists/similar-complaints.ts'
import { commitOf, entries, start } from '../../support/register/commits.ts'
import { freshRegister, installedRegister } from '../../support/register/fresh-register.ts'
import { sightOfRole } from '../../../src/register/lists/visible.ts'

let pool: Pool
let register: Register
let close: () => Promise<void>
beforeEach(async () => {
  ;({ pool, register, close } = await freshRegister())
})
afterEach(() => close())

const dayMs = 86_400_000
type Person = Details['complainant']
const told = (complainant: Person, subject = 'The car was not clean', orderNumber?: string): Details => ({
  complainant,
  subject,
  ...(orderNumber && { orderNumber }),
})
const add = (id: string, details: Details, more: Partial<Complaint> = {}) =>
  register.commit(commitOf({ id, entries: entries(1, 1), complaint: { details, ...more } }), 'run')
const closedAt = (at: number) => ({ stage: 'closed', outcome: 'resolved', closedAt: at }) as const

type Asked = { receivedAt?: number; withinDays?: number; limit?: number; reader?: Role }
async function similarTo(details: Details, asked: Asked = {}) {
  const { receivedAt = start, withinDays = 30, limit = 20, reader = 'agent' } = asked
  const found = await similarComplaints(
    pool,
    { id: 'cmp_me', details, receivedAt },
    { withinDays, limit, sight: sightOfRole(reader) },
  )
  return found.map(({ id, relation, reasons }) => `${id} ${relation}: ${reasons.join(', ')}`)
}

describe('the same person', () => {
  test.each([
    ['138 0000 1234', '+86 138-0000-1234'],
    ['13800001234', '0086（138）00001234'],
    ['13800001234', '１３８００００１２３４'],
  ])('by number, however it is written: %s, %s', async (one, other) => {
    await add('cmp_a', told({ name: 'Chen', phone: one }))
    expect(await similarTo(told({ name: 'Somebody else', phone: other }))).toEqual([
      'cmp_a duplicate: samePerson, similarSubject',
    ])
  })

  test('by address, in any case', async () => {
    await add('cmp_a', told({ name: 'Chen', email: 'Chen@Example.org' }, 'Late'))
    expect(await similarTo(told({ name: 'C. Chen', email: 'chen@example.org' }, 'Rude'))).toEqual([
      'cmp_a related: samePerson',
    ])
  })

  test('by name only where there is nothing better to go by', async () => {
    await add('cmp_bare', told({ name: '王 芳' }, 'One thing'))
    await add('cmp_other', told({ name: '王芳', phone: '13911112222' }, 'Another'))
    expect(await similarTo(told({ name: '王芳', phone: '13800001234' }, 'Third'))).toEqual([
      'cmp_bare related: possiblySamePerson',
    ])
  })

  // Trial B12: told apart by their last ten digits, two were one, and one with an extension was another.
  test.each([
    ['+1 (386) 654-1234', '13866541234', []],
    ['13866541234 转 8001', '13866541234', ['cmp_a duplicate: possiblySamePerson, similarSubject']],
    ['13866541234 ext. 8001', '13866541234-8002', ['cmp_a duplicate: possiblySamePerson, similarSubject']],
    ['+44 7911 123456', '07911 123456', ['cmp_a duplicate: possiblySamePerson, similarSubject']],
  ])('by number as the core says: %s, %s', async (one, other, found) => {
    await add('cmp_a', told({ name: 'Chen', phone: one }))
    expect(await similarTo(told({ name: 'Somebody else', phone: other }, 'The car was not clean'))).toEqual(
      found.length > 0 ? found : ['cmp_a related: similarSubject'],
    )
  })

  test('whose number is not one is nobody', async () => {
    await add('cmp_a', told({ name: 'A', phone: '123' }, 'One'))
    expect(await similarTo(told({ name: 'B', phone: '123' }, 'Two'))).toEqual([])
  })
})

describe('duplicates and repeats', () => {
  const chen = { name: 'Chen', phone: '13800001234' }

  test('the same order, told by another, is a likely duplicate', async () => {
    await add('cmp_a', told({ name: 'Mr Chen', phone: '13911112222' }, 'Scratches', 'R-1001'))
    expect(await similarTo(told({ name: 'Ms Chen', phone: '13800001234' }, 'Price', 'r 1001'))).toEqual([
      'cmp_a duplicate: sameOrder',
    ])
  })

  test('what was closed before is repeated; what was closed meanwhile is related', async () => {
    await add('cmp_before', told(chen, 'Late'), {
      receivedAt: start - 50 * dayMs,
      ...closedAt(start - 20 * dayMs),
    })
    await add('cmp_meanwhile', told(chen, 'Rude'), { receivedAt: start - dayMs, ...closedAt(start + dayMs) })
    expect(await similarTo(told(chen, 'Dirty'))).toEqual([
      'cmp_before repeat: samePerson',
      'cmp_meanwhile related: samePerson',
    ])
  })

  test('the window: closed longer ago, or received later, is left out; what is still open counts', async () => {
    const long = { receivedAt: start - 300 * dayMs }
    await add('cmp_old', told(chen), { ...long, ...closedAt(start - 31 * dayMs) })
    await add('cmp_late', told(chen), { receivedAt: start + 31 * dayMs })
    await add('cmp_open', told(chen), long)
    expect(await similarTo(told(chen))).toEqual(['cmp_open duplicate: samePerson, similarSubject'])
    expect(await similarTo(told(chen), { withinDays: 31 })).toHaveLength(3)
  })

  test('a similar subject alone is related; duplicates come first; merged ones are left out', async () => {
    await add('cmp_subject', told({ name: 'Other', phone: '13911112222' }))
    await add('cmp_merged', told(chen), { stage: 'closed', outcome: 'merged', closedAt: start })
    await add('cmp_same', told(chen))
    const all = ['cmp_same duplicate: samePerson, similarSubject', 'cmp_subject related: similarSubject']
    expect(await similarTo(told(chen))).toEqual(all)
    expect(await similarTo(told(chen), { limit: 1 })).toEqual(all.slice(0, 1))
  })

  test('a restricted one is seen by the compliance roles only', async () => {
    await add('cmp_hidden', told(chen))
    await pool.query("update complaint set restricted_until = 'infinity' where id = 'cmp_hidden'")
    expect(await similarTo(told(chen))).toEqual([])
    expect(await similarTo(told(chen), { reader: 'auditor' })).toHaveLength(1)
  })

  test('it is not like itself', async () => {
    await add('cmp_me', told(chen))
    expect(await similarTo(told(chen))).toEqual([])
  })
})

test('amended details are compared by from then on', async () => {
  await add('cmp_a', told({ name: 'Chen', phone: '13800001234' }, 'Late'))
  const details = told({ name: 'Chen', phone: '13911112222' }, 'Late')
  await register.commit(commitOf({ id: 'cmp_a', entries: entries(2, 2), complaint: { details } }), 'run')
  expect(await similarTo(told({ name: 'X', phone: '13800001234' }, 'Rude'))).toEqual([])
  expect(await similarTo(told({ name: 'X', phone: '13911112222' }, 'Rude'))).toHaveLength(1)
})

test('what is kept to compare by tells nothing, and differs between two installations', async () => {
  const other = await installedRegister()
  const details = told({ name: 'Chen', phone: '13800001234', email: 'chen@example.org' }, 'Late', 'R-1001')
  const digests = async (pool: Pool) =>
    (
      await pool.query<Record<string, Buffer>>(
        'select phone, email, name, order_number, subject from complaint_match',
      )
    ).rows
  const commit = commitOf({ entries: entries(1, 1), complaint: { details } })
  await register.commit(commit, 'run')
  await other.register.commit(commit, 'run')
  const [[here], [there]] = [await digests(pool), await digests(other.pool)]
  for (const key of ['phone', 'email', 'name', 'order_number', 'subject']) {
    expect(here?.[key]).toHaveLength(32)
    expect(here?.[key]).not.toEqual(there?.[key])
  }
  await other.close()
})

test('of an erased complaint nothing is kept to compare by', async () => {
  await add('cmp_a', told({ name: 'Chen', phone: '13800001234' }))
  await pool.query("update complaint set erased_at = now() where id = 'cmp_a'")
  expect(await similarTo(told({ name: 'Chen', phone: '13800001234' }))).toEqual([])
  expect((await pool.query('select 1 from complaint_match')).rowCount).toBe(0)
})
