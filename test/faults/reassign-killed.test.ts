import { expect, test } from 'vitest'
import { ReassignmentView } from '../../src/api/supervision/reassignment-routes.ts'
import type { Command } from '../../src/domain/command.ts'
import { withdrawal } from '../support/domain/withdrawal.ts'
import { killedOrders } from '../support/faults/killed-orders.ts'
import { key } from '../support/serving.ts'
import { expectKept } from '../support/temporal/worker-with-register.ts'
import { opening, type Life } from '../support/temporal/workflow-lives.ts'

const orders = killedOrders(async (pool) => {
  await pool.query(
    `with service as (insert into department (id, name_zh, name_en) values ('service', '客服', 'Service')),
       people as (insert into person (id, name, language)
         select id, id, 'zh' from unnest(array['li', 'chen', 'wang', 'rude']) id)
     insert into person_role (person, role) select id, 'agent' from unnest(array['li', 'chen', 'wang', 'rude']) id`,
  )
  await pool.query(
    `insert into absence (id, person, from_at) values ('away', 'rude', now() - interval '1 day')`,
  )
})
const { worker } = orders

const toLi: Command = { type: 'assign', department: 'service', person: 'li' }

const complaints = (count: number, about?: string): Promise<Life[]> =>
  orders.complaints(count, {
    opened: () => ({ details: { ...opening(0).details, ...(about !== undefined && { about }) } }),
    commands: [toLi],
  })

const zhao = { as: 'supervisor-zhao' }
const stands = async (id: string, query = '') => {
  const { body } = await orders.asked().get(`/v1/reassignments/${id}?limit=200&${query}`, zhao)
  return ReassignmentView.parse(body)
}
const ended = (id: string) =>
  expect.poll(async () => (await stands(id)).state, { timeout: 90_000, interval: 300 }).not.toBe('running')

/** Everybody it was given to after the first, in order. */
async function givenTo(life: Life): Promise<(string | undefined)[]> {
  const { entries } = await expectKept(orders.house, life)
  return entries.flatMap(({ event }) => (event.type === 'assigned' ? [event.person] : [])).slice(1)
}

// R52
test('a worker is killed in the middle: each complaint is given away once, none is left', async () => {
  const first = await worker()
  const lives = [...(await complaints(14)), ...(await complaints(2, 'chen'))]
  await first.kill()
  const { post, get } = orders.asked()
  const body = {
    selection: { handler: 'li' },
    target: { department: 'service', spread: true },
    reason: '李娜休假一周。',
  }
  const once = key()
  const begun = await post('/v1/reassignments', body, { ...zhao, key: once })
  expect(begun).toMatchObject({ status: 202, body: { id: expect.stringMatching(/^rsg_/) } })
  const { id } = begun.body
  expect(begun.headers.get('location')).toBe(`/v1/reassignments/${id}`)
  const again = await post('/v1/reassignments', body, { ...zhao, key: once })
  expect(again).toMatchObject({ status: 200, body: { id } })
  const other = { ...body, reason: 'Another' }
  expect((await post('/v1/reassignments', other, { ...zhao, key: once })).status).toBe(422)
  expect((await post('/v1/reassignments', body)).status).toBe(403)

  const dying = await worker({ diesAfter: 6 })
  await dying.exited
  const halfway = await stands(id)
  expect(halfway).toMatchObject({ state: 'running', total: 16 })
  expect(halfway.done).toBeLessThan(16)
  await worker()
  await ended(id)
  const result = await stands(id)
  expect(result).toMatchObject({ state: 'ended', total: 16, done: 16, pending: 0, by: { id: 'zhao' } })
  const given = await Promise.all(lives.map(givenTo))
  for (const people of given) expect(people).toHaveLength(1)
  for (const person of ['chen', 'wang']) expect(given.flat().filter((one) => one === person)).toHaveLength(8)
  expect(given.slice(-2)).toEqual([['wang'], ['wang']])
  const { body: page } = await get(`/v1/reassignments/${id}?limit=10`)
  expect(page.items).toHaveLength(10)
  expect((await stands(id, `cursor=${page.nextCursor}`)).items).toHaveLength(6)
  expect((await get(`/v1/reassignments/rsg_nothing`)).status).toBe(404)
}, 300_000)

test('each complaint may refuse, with its sentence; what is not there is unknown', async () => {
  await worker()
  const [open, closed, about] = [...(await complaints(2)), ...(await complaints(1, 'chen'))] as [
    Life,
    Life,
    Life,
  ]
  await closed.ask(withdrawal)
  const ids = [open.id, closed.id, about.id, 'Y-nobody']
  const target = { department: 'service', person: 'chen' }
  const { post } = orders.asked()
  const { body } = await post('/v1/reassignments', { selection: { ids }, target, reason: 'Moved' }, zhao)
  await ended(body.id)
  const { items, ...result } = await stands(body.id)
  expect(result).toMatchObject({ total: 4, done: 1, refused: 2, unknown: 1 })
  const of = (id: string) => items.find(({ complaint }) => complaint === id)
  expect(of(open.id)).toMatchObject({ state: 'done', person: 'chen' })
  expect(of(closed.id)).toMatchObject({ state: 'refused', detail: expect.stringContaining('closed') })
  expect(of(about.id)).toMatchObject({ state: 'refused', detail: expect.any(String) })
  expect(of('Y-nobody')).toMatchObject({ state: 'unknown' })
}, 300_000)

test('called off, it leaves the rest where it is', async () => {
  await worker({ perSecond: 4 })
  const lives = await complaints(12)
  const { post } = orders.asked()
  const ids = lives.map((life) => life.id)
  const asked = { selection: { handler: 'li', ids }, target: { department: 'workshop' }, reason: 'Moved' }
  const { body } = await post('/v1/reassignments', asked, zhao)
  await expect.poll(async () => (await stands(body.id)).done, { timeout: 60_000 }).toBeGreaterThan(1)
  expect((await post(`/v1/reassignments/${body.id}/cancel`, {}, zhao)).status).toBe(202)
  await ended(body.id)
  const result = await stands(body.id)
  expect(result).toMatchObject({ state: 'cancelled', cancelledBy: 'zhao' })
  expect(result.done + result.pending).toBe(12)
  expect(result.pending).toBeGreaterThan(0)
  const moved = (await Promise.all(lives.map(givenTo))).filter((people) => people.length > 0)
  expect(moved).toHaveLength(result.done)
  expect((await post(`/v1/reassignments/${body.id}/cancel`, {}, zhao)).status).toBe(409)
}, 300_000)
