import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEVELOPMENT_USERS } from '../../src/identity/identity.ts'
import { changeDirectory, type DirectoryChange } from '../../src/directory/change-directory.ts'
import { findRecipients } from '../../src/directory/find-recipients.ts'
import {
  isEmptyDirectory,
  loadDirectory,
  readDirectoryFile,
  refuseStrangers,
} from '../../src/directory/load-directory.ts'
import { faultText } from '../../src/words/sentences/fault-text.ts'
import { createRouting } from '../../src/directory/route.ts'
import { pickComplaints } from '../../src/register/supervision/pick-complaints.ts'
import { commitOf, entries } from '../support/register/commits.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'

let house: FreshRegister
beforeAll(async () => {
  house = await freshRegister()
})
afterAll(() => house?.close())

const by = { id: 'zhou', role: 'operator' } as const
const at = Date.UTC(2026, 2, 2, 1)
const hourMs = 3_600_000
const file = readDirectoryFile('policies/directory/directory.json')
const change = (...changes: DirectoryChange[]) => changeDirectory(house.pool, changes, by)
const counts = async () => {
  const tables = ['department', 'person', 'person_role', 'deputy', 'routing_rule']
  const counted = tables.map((table) => `(select count(*) from ${table}) as ${table}`)
  return (await house.pool.query(`select ${counted.join(', ')}`)).rows[0]
}

async function routed(category: string, more: object = {}) {
  const { rules, route } = createRouting(house.pool)
  const asked = { category, subject: '多收了一天租金', at: at + 4 * hourMs, except: [], ...more }
  return route(await rules(), asked)
}

test('a directory is loaded from its file, once or twice the same', async () => {
  expect(await isEmptyDirectory(house.pool)).toBe(true)
  expect(await routed('safety')).toBeUndefined()
  await loadDirectory(house.pool, file, by)
  const once = await counts()
  expect(once).toMatchObject({ department: 5, person: 10 })
  const changed = async () => (await house.pool.query('select position from directory_change')).rowCount
  const told = await changed()
  await loadDirectory(house.pool, file, by)
  expect(await counts()).toEqual(once)
  // Nothing was changed, and so nothing is on record.
  expect(await changed()).toBe(told)
  await change({ type: 'deputies', person: 'li', deputies: ['zhao', 'chen'] })
  expect(await changed()).toBe(told! + 1)
  await change({ type: 'deputies', person: 'li', deputies: ['chen'] })
})

test('the development users are in it as what they are', () => {
  for (const { id, role, departments } of Object.values(DEVELOPMENT_USERS)) {
    if (role === 'customer') continue
    const held = file.people.find((person) => person.id === id)?.roles
    expect(held).toContainEqual({ role, ...(departments && { department: departments[0] }) })
  }
})

// R31
test('where no rule says so a complaint goes where its category goes', async () => {
  expect(await routed('paint')).toMatchObject({ department: 'intake', automatic: 'fallback' })
  expect(await routed('paint', { usual: 'legal' })).toMatchObject({
    department: 'legal',
    automatic: 'category',
  })
  expect(await routed('safety', { usual: 'legal' })).toMatchObject({ department: 'workshop' })
})

test('a file that names whom nobody knows is refused with each place, in the language of whoever loads it', async () => {
  const night = { id: 'night', name: { zh: '夜班', en: 'Night' } }
  const wu = { ...file.people[0]!, id: 'wu' }
  const odd = {
    departments: [night, { ...night, id: 'day', parent: 'day' }, { ...night, id: 'late', parent: 'nowhere' }],
    people: [{ ...wu, roles: [{ role: 'agent' as const, department: 'mars' }], deputies: ['li', 'nobody'] }],
    routing: [{ id: 'all', department: 'moon' }],
  }
  const fault = await refuseStrangers(house.pool, 'odd.json', odd).catch((error: unknown) => error)
  expect(faultText(fault, 'en').split('\n')).toEqual([
    'A directory that cannot be used, in odd.json:',
    'departments.1.parent: A department does not stand above itself.',
    'departments.2.parent: There is no department nowhere.',
    'people.0.roles.0.department: There is no department mars.',
    'people.0.deputies.1: There is no person nobody in the directory.',
    'routing.0.department: There is no department moon.',
  ])
  expect(faultText(fault, 'zh').split('\n').slice(0, 3)).toEqual([
    'odd.json 中的人员目录无法使用：',
    'departments.1.parent: 部门不能是自己的上级。',
    'departments.2.parent: 没有部门 nowhere。',
  ])
  await refuseStrangers(house.pool, 'directory.json', file)
})

test('what names nobody known changes nothing', async () => {
  const before = await counts()
  const refused = await change(
    { type: 'department', id: 'night', name: { zh: '夜班', en: 'Night' } },
    { type: 'deputies', person: 'li', deputies: ['nobody'] },
  )
  expect(refused).toMatchObject({ code: 'unknown' })
  expect(await change({ type: 'onCallCancelled', id: 'onc_1' })).toMatchObject({ code: 'notFound' })
  expect(await change({ type: 'absence', person: 'li', from: at, until: at })).toMatchObject({
    code: 'notThisInstant',
  })
  expect(await counts()).toEqual(before)
})

describe('recipients are found as the directory stands at the instant', () => {
  const toLi = { role: 'agent', department: 'service', person: 'li' } as const
  const told = async (asked: Parameters<typeof findRecipients>[1]) =>
    (await findRecipients(house.pool, asked)).map(({ id }) => id)

  test('with absences from their beginning to their end', async () => {
    await change({ type: 'absence', person: 'li', from: at, until: at + hourMs, note: '年假' })
    expect(await told({ to: toLi, at: at - 1 })).toEqual(['person/li'])
    expect(await findRecipients(house.pool, { to: toLi, at })).toEqual([
      {
        id: 'person/chen',
        language: 'zh',
        addresses: { inbox: 'chen', email: 'chen@example.com' },
        because: { as: 'deputy', of: 'li' },
      },
    ])
    expect(await told({ to: toLi, at: at + hourMs })).toEqual(['person/li'])
  })

  test('with whoever is on call', async () => {
    const watch = { role: 'agent', department: 'service', person: 'chen' } as const
    await change({ type: 'onCall', ...watch, from: at + 2 * hourMs, until: at + 3 * hourMs })
    const to = { role: 'agent', department: 'service' } as const
    expect(await told({ to, at: at + 2 * hourMs })).toEqual(['person/chen'])
    expect(await told({ to, at: at + 3 * hourMs })).toEqual(['person/chen', 'person/li'])
  })

  test('without the person complained about', async () => {
    const to = { role: 'supervisor', department: 'service' } as const
    expect(await told({ to, at })).toEqual(['person/zhao'])
    expect(await told({ to, at, except: ['zhao'] })).toEqual(['person/sun'])
  })
})

describe('routing', () => {
  // R33
  test('finds the department by rule; what fits none waits in the intake', async () => {
    expect(await routed('safety')).toEqual({ department: 'workshop', person: 'wang', automatic: 'safety' })
    expect(await routed('contract')).toEqual({ department: 'legal', automatic: 'contract' })
    expect(await routed('weather')).toEqual({ department: 'intake', automatic: 'fallback' })
  })

  test('leaves out whoever may not have it, and whoever is away', async () => {
    expect(await routed('safety', { except: ['wang'] })).toEqual({
      department: 'workshop',
      automatic: 'safety',
    })
    await change({ type: 'absence', person: 'chen', from: at + 4 * hourMs })
    for (let count = 0; count < 3; count++) expect(await routed('billing')).toMatchObject({ person: 'li' })
    const { rows } = await house.pool.query(`select id from absence where person = 'chen'`)
    await change({ type: 'absenceCancelled', person: 'chen', id: rows[0].id })
  })

  test('gives to the one with the fewest open complaints', async () => {
    const commit = (id: string, complaint: object) =>
      house.register.commit(
        commitOf({ id, entries: entries(1, 1), complaint: { number: id, ...complaint } }),
        'run',
      )
    const owner = { department: 'service', person: 'li' }
    await commit('cmp_1', { owner })
    for (let count = 0; count < 3; count++) expect(await routed('billing')).toMatchObject({ person: 'chen' })
    // What is closed is no load.
    await commit('cmp_2', { owner: { ...owner, person: 'chen' } })
    await commit('cmp_3', { owner: { ...owner, person: 'chen' } })
    expect(await routed('billing')).toMatchObject({ person: 'li' })
    await commit('cmp_4', { owner, stage: 'closed' })
    expect(await routed('billing')).toMatchObject({ person: 'li' })
  })

  test('takes turns where the loads are equal, also at once', async () => {
    await house.pool.query(`update complaint set handler = null`)
    const picked = await Promise.all(
      Array.from({ length: 10 }, () =>
        createRouting(house.pool).within('service', { at: at + 4 * hourMs, except: [] }),
      ),
    )
    const given = picked.map(({ person }) => person)
    expect(given.filter((one) => one === 'li')).toHaveLength(5)
    expect(given.filter((one) => one === 'chen')).toHaveLength(5)
  })
})

test('complaints that are spread go to whom routing would give them, and count as given', async () => {
  await house.pool.query(`update complaint set handler = null, stage = 'closed'`)
  await house.pool.query(
    `update person set last_routed_at = timestamptz '2026-03-01' + case id when 'li' then 0 else 1 end * interval '1 h'
     where id in ('li', 'chen')`,
  )
  const ids = ['cmp_5', 'cmp_6', 'cmp_7']
  for (const id of ids)
    await house.register.commit(commitOf({ id, entries: entries(1, 1), complaint: { number: id } }), 'run')
  await pickComplaints(house.pool, {
    ...{ id: 'spread', selection: { ids }, target: { department: 'service', spread: true } },
    ...{ reason: 'Much to do', by: { id: 'zhao', role: 'supervisor' }, digest: '' },
  })
  const { rows } = await house.pool.query(`select person from reassignment_item order by position`)
  expect(rows.map(({ person }) => person)).toEqual(['li', 'chen', 'li'])
  // They have not moved yet: the loads are as they were, but both have just been given something.
  const { rows: waited } = await house.pool.query(
    `select last_routed_at > now() - interval '1 hour' as "isLately" from person where id in ('li', 'chen')`,
  )
  expect(waited).toEqual([{ isLately: true }, { isLately: true }])
})

test('who changed what is on record', async () => {
  const { rows } = await house.pool.query(
    `select actor_id, data from directory_change where what = 'absence' order by position limit 1`,
  )
  expect(rows).toEqual([
    { actor_id: 'zhou', data: { person: 'li', from: at, until: at + hourMs, note: '年假' } },
  ])
})
