import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createActionActivities } from '../../src/activities/actions.ts'
import { findRecipients } from '../../src/directory/find-recipients.ts'
import { changeAction, type ActionChange } from '../../src/register/actions/action-changes.ts'
import { remindOfActions } from '../../src/register/actions/remind-of-actions.ts'
import { courierOffice } from '../support/notify/couriers.ts'
import { commitOf, entries, start } from '../support/register/commits.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'

const dayMs = 86_400_000
const dueAt = start + 10 * dayMs
/** The reminder of so many weeks after the due. */
const reminder = (id: string, weeks: number) =>
  `action/${id}/${new Date(dueAt + weeks * 7 * dayMs).toISOString().slice(0, 10)}`

let house: FreshRegister
beforeEach(async () => {
  house = await freshRegister()
  await house.register.commit(commitOf({ entries: entries(1, 2) }), 'run')
  await house.pool.query(
    `insert into department (id, name_zh, name_en) values ('service', '客户服务', 'Service')`,
  )
  await house.pool.query(
    `insert into person (id, name, language, active) values ('wang', '王伟', 'en', true), ('zhao', '赵敏', 'en', true)`,
  )
  await house.pool.query(
    `insert into person_role (person, role, department) values ('wang', 'agent', 'service'), ('zhao', 'supervisor', 'service')`,
  )
})
afterEach(() => house?.close())

const by = { id: 'zhao', role: 'supervisor' as const }
const change = (id: string, what: ActionChange, at = start) =>
  changeAction(house.pool, { id, change: what, by, at, digest: id })
type Opened = Extract<ActionChange, { type: 'opened' }>
const action: Opened = {
  ...{ type: 'opened', kind: 'corrective', what: 'Check every car', owner: 'wang', dueAt },
  complaints: ['cmp_1'],
}
const open = (id: string, more: Partial<Opened> = {}) => change(id, { ...action, ...more })

const remind = (at: number) => remindOfActions(house.pool, at)
const keys = async () =>
  (
    await house.pool.query('select key from notice where template = $1 order by created_at, key', [
      'actionDue',
    ])
  ).rows.map(({ key }: { key: string }) => key)

/** What has reached people: every courier who has something to do has done it. */
async function delivered(at: number) {
  const office = courierOffice(house.pool, undefined, {
    findRecipients: (asked) => findRecipients(house.pool, asked),
    now: () => at,
  })
  const { rows } = await house.pool.query<{ courier: string }>(
    'select distinct courier from notice where template = $1',
    ['actionDue'],
  )
  for (const { courier } of rows) await office.deliver(courier)
  const inbox = await house.pool.query<{ person: string; notice_key: string }>(
    'select person, notice_key from inbox_item order by id',
  )
  return inbox.rows.map(({ person, notice_key }) => `${person} ${notice_key}`)
}

describe('the owner of an action (R66)', () => {
  test('is reminded at the due, and not before', async () => {
    await open('act_1')
    expect(await remind(dueAt - 1)).toEqual({ told: [], untold: [] })
    expect(await remind(dueAt)).toEqual({ told: ['act_1'], untold: [] })
    expect(await delivered(dueAt)).toEqual([`wang ${reminder('act_1', 0)}`])
  })

  test('once for each week after it, however often one looks, and not for weeks in which nobody did', async () => {
    await open('act_1')
    for (const days of [0, 0, 1, 6.9, 7, 7, 13, 30, 31]) await remind(dueAt + days * dayMs)
    expect(await keys()).toEqual([0, 1, 4].map((weeks) => reminder('act_1', weeks)))
    const twice = await Promise.all([remind(dueAt + 35 * dayMs), remind(dueAt + 35 * dayMs)])
    expect(twice.flatMap(({ told }) => told)).toEqual(['act_1'])
  })

  test('is reminded again where the due was moved since, at the new one', async () => {
    await open('act_1')
    await remind(dueAt)
    await house.pool.query(
      `update action set due_at = due_at + interval '2 days', due_order = due_order + 172800000`,
    )
    expect(await remind(dueAt + dayMs)).toEqual({ told: [], untold: [] })
    expect(await remind(dueAt + 2 * dayMs)).toEqual({ told: ['act_1'], untold: [] })
  })

  test('no more once it is done, withdrawn, or without a due', async () => {
    await open('act_done')
    await open('act_withdrawn')
    const { dueAt: _, ...someDay } = action
    await change('act_some_day', someDay)
    await change('act_done', { type: 'completed', result: 'Done', checkDueAt: dueAt })
    await house.pool.query(`update action set withdrawn_at = now() where id = 'act_withdrawn'`)
    expect(await remind(dueAt + dayMs)).toEqual({ told: [], untold: [] })
  })

  test('is not told what was done before the reminder could go', async () => {
    await open('act_1')
    await remind(dueAt)
    await change('act_1', { type: 'completed', result: 'Done', checkDueAt: dueAt })
    const office = courierOffice(house.pool, undefined, { now: () => dueAt })
    await office.deliver('person/wang')
    expect(office.sent).toEqual([])
  })

  test('may be a department: then its supervisor is; so is it where nobody knows the owner', async () => {
    await open('act_1', { owner: 'service' })
    await open('act_2', { owner: 'Whoever has the keys' })
    await remind(dueAt)
    expect((await delivered(dueAt)).toSorted()).toEqual([
      `zhao ${reminder('act_1', 0)}`,
      `zhao ${reminder('act_2', 0)}`,
    ])
  })

  test('reads what is to be done and since when', async () => {
    await house.pool.query(`update person set email = 'wang@firm.example' where id = 'wang'`)
    await open('act_1')
    await remind(dueAt)
    const office = courierOffice(house.pool, undefined, {
      findRecipients: (asked) => findRecipients(house.pool, asked),
      now: () => dueAt,
    })
    await office.deliver('person/wang')
    expect(office.sent).toMatchObject([{ address: 'wang@firm.example' }])
    expect(office.sent[0]!.text).toMatch(/Action: Check every car[\s\S]*It was due by/)
  })
})

test('an action that answers no complaint, or only one that may not be told of, is said in the log', async () => {
  await open('act_1', { complaints: [] })
  await open('act_2')
  await house.pool.query(`update complaint set restricted_until = 'infinity'`)
  const alarms: object[] = []
  const { remindOwners } = createActionActivities({
    pool: house.pool,
    alarm: (facts) => void alarms.push(facts),
    now: () => dueAt,
  })
  expect(await remindOwners()).toEqual({ told: 0, untold: 2 })
  expect(await remindOwners()).toEqual({ told: 0, untold: 0 })
  expect(alarms).toEqual([{ action: 'act_1' }, { action: 'act_2' }])
})
