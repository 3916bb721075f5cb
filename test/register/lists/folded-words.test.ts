import type { Pool } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Details } from '../../../src/domain/intake.ts'
import { listComplaints } from '../../../src/register/lists/complaint-list.ts'
import { migrate } from '../../../src/register/migrate.ts'
import type { Register } from '../../../src/register/register.ts'
import { similarComplaints } from '../../../src/register/lists/similar-complaints.ts'
import { commitOf, entries, start } from '../../support/register/commits.ts'
import { freshRegister } from '../../support/register/fresh-register.ts'

let pool: Pool
let register: Register
let url: string
let close: () => Promise<void>
beforeEach(async () => {
  ;({ pool, register, url, close } = await freshRegister())
})
afterEach(() => close())

const add = (id: string, complainant: Details['complainant'], subject = '车辆未清洁') =>
  register.commit(
    commitOf({ id, entries: entries(1, 1), complaint: { details: { complainant, subject } } }),
    'run',
  )
const found = async (text: string) =>
  (await listComplaints(pool, { filter: { text } })).data.map(({ id }) => id)
const reasonsFor = async (phone: string) => {
  const details = { complainant: { name: '另一人', phone }, subject: '发票' }
  const compared = { id: 'cmp_me', details, receivedAt: start }
  const others = await similarComplaints(pool, compared, { withinDays: 30, limit: 20 })
  return others.map(({ id, reasons }) => `${id}: ${reasons.join()}`)
}

// Trial B19: not found.
describe('a word is found', () => {
  test.each([
    ['王經理', '王经理'],
    ['王经理', '王經理'],
    ['歐陽娜娜', '欧阳'],
    ['王\u200B经\uFEFF理', '王经理'],
    ['王经理', '王\u200B经\u00AD理\u2060'],
    ['ＡＢＣ經理', 'abc经理'],
  ])('%j by %j', async (told, sought) => {
    await add('cmp_a', { name: told })
    await add('cmp_b', { name: '李四' })
    expect(await found(sought)).toEqual(['cmp_a'])
  })

  test('also where it was told before words were folded; interrupted, the folding goes on where it was', async () => {
    for (const id of ['cmp_a', 'cmp_b', 'cmp_c']) await add(id, { name: '王經理' })
    await pool.query("update complaint_text set words = '王經理'")
    await pool.query("update text_folding set after_id = 'cmp_a'")
    await migrate(url)
    expect((await found('王经理')).toSorted()).toEqual(['cmp_b', 'cmp_c'])
    const { rows } = await pool.query('select after_id from text_folding')
    expect(rows).toEqual([{ after_id: null }])
  })
})

// Trial B12: the first two were one person, the others two.
describe('who is the same person', () => {
  test('is said by the whole number and its extension, never by its last digits', async () => {
    await add('cmp_abroad', { name: 'Chen', phone: '+1 (386) 654-1234' })
    await add('cmp_switchboard', { name: '陈', phone: '13866541234 转 8001' })
    await add('cmp_same', { name: '陈', phone: '０１３８－６６５４'.replace('０', '') + '-1234' })
    expect((await reasonsFor('13866541234')).toSorted()).toEqual([
      'cmp_same: samePerson',
      'cmp_switchboard: possiblySamePerson',
    ])
    expect(await reasonsFor('+1 386-654-1234')).toEqual(['cmp_abroad: samePerson'])
  })

  test('holds for complaints from before too, whose keys are made anew', async () => {
    await add('cmp_old', { name: 'Chen', phone: '0086 138-0000-1234' })
    const keys = () => pool.query<{ match_keys: object }>('select match_keys from complaint')
    const { rows } = await keys()
    await pool.query('update complaint set match_keys = null')
    expect(await reasonsFor('13800001234')).toEqual([])
    await migrate(url)
    expect((await keys()).rows).toEqual(rows)
    expect(await reasonsFor('13800001234')).toEqual(['cmp_old: samePerson'])
  })

  test('of an erased complaint no key is left', async () => {
    await add('cmp_a', { name: 'Chen', phone: '13800001234' })
    await pool.query("select erase_complaint('cmp_a')")
    const { rows } = await pool.query('select match_keys from complaint')
    expect(rows).toEqual([{ match_keys: null }])
  })
})
