import type { Pool } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Actor } from '../../../src/domain/command.ts'
import type { Complaint } from '../../../src/domain/complaint.ts'
import type { Details } from '../../../src/domain/intake.ts'
import type { Told } from '../../../src/domain/matching/callers.ts'
import { callersLike } from '../../../src/register/lists/callers.ts'
import { similarComplaints } from '../../../src/register/lists/similar-complaints.ts'
import { sightOf } from '../../../src/register/lists/visible.ts'
import type { Register } from '../../../src/register/register.ts'
import { commitOf, entries, start } from '../../support/register/commits.ts'
import { freshRegister } from '../../support/register/fresh-register.ts'

// R15, R97

let pool: Pool
let register: Register
let close: () => Promise<void>
beforeEach(async () => {
  ;({ pool, register, close } = await freshRegister())
})
afterEach(() => close())

const chen = { name: '陈女士', phone: '13800001234' }
const details = (complainant: Details['complainant'], more: Partial<Details> = {}): Details => ({
  complainant,
  subject: 'Late',
  ...more,
})
const add = (id: string, told: Details, more: Partial<Complaint> = {}) =>
  register.commit(commitOf({ id, entries: entries(1, 1), complaint: { details: told, ...more } }), 'run')
const closed = { stage: 'closed', outcome: 'resolved', closedAt: start } as const

const li = { id: 'li', role: 'agent', departments: ['service'] } as const
async function calling(told: Told, by: Actor = { id: 'qian', role: 'management' }) {
  const sight = sightOf([by], 'readLists')
  const found = await callersLike(pool, told, { limit: 20, sight, contacts: sight })
  return found.map(({ sameness, complaints }) => [
    sameness,
    ...complaints.map(({ id, reached }) => (reached ? id : `(${id})`)),
  ])
}

test('people with their complaints: the certain ones first, and of each what is open', async () => {
  await add('cmp_closed', details(chen), { ...closed, receivedAt: start + 3 })
  await add('cmp_old', details(chen), { receivedAt: start + 1 })
  await add('cmp_new', details({ name: 'Chen', phone: '+86 138-0000-1234' }), { receivedAt: start + 2 })
  await add('cmp_shared', details({ name: '王先生', phone: '13800001234 转 8001' }), {
    receivedAt: start + 9,
  })
  await add('cmp_other', details({ name: '王先生', phone: '13900001234' }))
  expect(await calling({ phone: '138 0000 1234' })).toEqual([
    ['certain', 'cmp_new', 'cmp_old', 'cmp_closed'],
    ['possible', 'cmp_shared'],
  ])
  expect(await calling({ phone: '13700007777' })).toEqual([])
})

test('by address, customer id, order and name', async () => {
  await add('cmp_mail', details({ name: 'A', email: 'Chen@Example.com' }))
  await add('cmp_id', details({ name: 'B' }, { customerId: 'C-9' }))
  await add('cmp_order', details({ name: 'C' }, { orderNumber: 'R-1001' }))
  expect(await calling({ email: 'chen@example.com' })).toEqual([['certain', 'cmp_mail']])
  expect(await calling({ customerId: 'C-9' })).toEqual([['certain', 'cmp_id']])
  expect(await calling({ orderNumber: 'r1001' })).toEqual([['possible', 'cmp_order']])
  expect(await calling({ name: 'b' })).toEqual([['possible', 'cmp_id']])
})

test('of what lies elsewhere that it is there; of what is about oneself, or hidden, nothing', async () => {
  const about = (department: string) => ({ owner: { department } })
  await add('cmp_here', details(chen), about('service'))
  await add('cmp_there', details(chen), { ...about('workshop'), receivedAt: start - 1 })
  await add('cmp_me', details(chen, { about: 'li' }), about('workshop'))
  await add('cmp_hidden', details(chen), about('service'))
  await pool.query(`update complaint set restricted_until = 'infinity' where id = 'cmp_hidden'`)
  expect(await calling({ phone: chen.phone }, li)).toEqual([['certain', 'cmp_here', '(cmp_there)']])
})

test('contact data is for a role that sees it and reaches it, not for what another role reaches (R103)', async () => {
  await add('cmp_here', details(chen), { owner: { department: 'service' } })
  await add('cmp_there', details(chen), { owner: { department: 'workshop' } })
  const operator = { id: 'li', role: 'operator' } as const
  const asked = { limit: 20, sight: sightOf([li, operator], 'readLists') }
  const seen = async (contacts: ReturnType<typeof sightOf> | undefined) => {
    const found = await callersLike(pool, { phone: chen.phone }, { ...asked, contacts })
    return found.flatMap(({ complaints }) =>
      complaints.map(({ id, reached, contacts: c }) => [id, reached, c]),
    )
  }
  expect(await seen(sightOf([li], 'readLists'))).toEqual([
    ['cmp_here', true, true],
    ['cmp_there', true, false],
  ])
  expect((await seen(undefined)).map(([, , contacts]) => contacts)).toEqual([false, false])
})

test('one customer id makes complaints alike too', async () => {
  await add('cmp_a', details({ name: 'A', phone: '13800001234' }, { customerId: 'C-9', subject: 'Rude' }))
  const compared = { id: 'cmp_b', details: details({ name: 'B' }, { customerId: 'C-9' }), receivedAt: start }
  const found = await similarComplaints(pool, compared, { withinDays: 30, limit: 20 })
  expect(found.map(({ id, reasons }) => [id, reasons])).toEqual([['cmp_a', ['samePerson']]])
})
