import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EscalationView, LoadView } from '../../src/api/supervision/escalation-schemas.ts'
import {
  first,
  intake,
  key,
  recorded,
  serving,
  takenIn,
  until,
  type Answered,
  type Serving,
} from '../support/serving.ts'
import { customerPath, spokenFor } from '../support/customers.ts'

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

const hourMs = 3_600_000
const zhao = { as: 'supervisor-zhao' }
const qian = { as: 'management-qian' }

/** A complaint whose first answer was due hours ago. */
async function overdue(hours = 26, commands: object[] = first.slice(2)) {
  const receivedAt = new Date(Date.now() - hours * hourMs).toISOString()
  const complaint = await takenIn(api, intake({ receivedAt, commands }))
  await recorded(api, complaint.path)
  await until(async () => (await inbox(qian, 'view=all')).some((one) => one.complaint.id === complaint.id))
  return complaint
}

async function inbox(asked: { as: string }, query = ''): Promise<Answered['body'][]> {
  const { status, body } = await api.get(`/v1/escalations?${query}`, asked)
  expect(status).toBe(200)
  for (const one of body.data) EscalationView.parse(one)
  return body.data
}
const about = async (asked: { as: string }, id: string, query = '') =>
  (await inbox(asked, query)).find((one) => one.complaint.id === id)

describe('the inbox', () => {
  // F43
  test('has one line for an escalation, for whom it is addressed to, with what comes next', async () => {
    const { id, number } = await overdue()
    const line = await about(zhao, id)
    expect(line).toMatchObject({
      complaint: { id, number, department: 'service', handler: 'li' },
      clock: 'acknowledge',
      state: 'open',
      level: 1,
      to: 'supervisor',
      nextStep: { level: 2, to: 'manager' },
      steps: [{ level: 1 }],
      allowedActions: ['accept', 'delegate', 'resolve'],
    })
    expect(new Date(line.nextStep.at).getTime()).toBe(new Date(line.since).getTime() + 4 * hourMs)
    expect(await about({ as: 'agent-wang' }, id)).toBeUndefined()
    expect(await about({ as: 'manager-sun' }, id)).toBeUndefined()
    expect((await about({ as: 'manager-sun' }, id, 'view=team')).allowedActions).toHaveLength(3)
    expect(await about({ as: 'agent-wang' }, id, 'view=team')).toBeUndefined()
    expect((await about({ as: 'auditor-wu' }, id, 'view=all')).allowedActions).toEqual([])
    expect((await api.get('/v1/escalations?view=all', zhao)).status).toBe(403)
  })

  test('is the stand-in’s too, where its role has nobody', async () => {
    const { id } = await overdue(26, [])
    expect(await about(zhao, id)).toBeUndefined()
    // As a courier leaves it when it has told them.
    await api.house.pool.query(
      `insert into inbox_item (person, complaint_id, notice_key, because, created_at)
       select 'zhao', complaint_id, key, '{"as": "standIn", "role": "supervisor"}', now() from notice
       where complaint_id = $1 and template = 'escalated'`,
      [id],
    )
    expect(await about(zhao, id)).toMatchObject({
      state: 'open',
      allowedActions: ['accept', 'delegate', 'resolve'],
    })
  })

  test('lets accept, delegate and resolve, as the complaint has it; once for each key', async () => {
    const { id, path } = await overdue()
    const line = await about(zhao, id)
    const at = `/v1/escalations/${line.id}`
    expect((await api.post(`${at}/accept`, {}, { as: 'agent-chen' })).status).toBe(403)
    expect((await api.post(`${at}/delegate`, { to: 'chen', reason: 'Away' }, zhao)).status).toBe(200)
    expect(await about({ as: 'agent-chen' }, id)).toMatchObject({ state: 'open', delegatedTo: 'chen' })
    const asked = { as: 'agent-chen', key: key() }
    const accepted = await api.post(`${at}/accept`, { comment: 'Mine' }, asked)
    expect(accepted).toMatchObject({ status: 200, body: { id, recorded: true } })
    expect((await api.post(`${at}/accept`, { comment: 'Mine' }, asked)).body).toEqual(accepted.body)
    const mine = await about({ as: 'agent-chen' }, id)
    expect(mine).toMatchObject({ state: 'accepted', acceptedBy: 'chen', allowedActions: ['resolve'] })
    expect(mine).not.toHaveProperty('nextStep')
    expect((await api.post(`${at}/resolve`, { note: 'He has been called.' }, asked)).status).toBe(422)
    expect((await api.post(`${at}/resolve`, { note: 'Called.' }, { as: 'agent-chen' })).status).toBe(200)
    expect(await about(qian, id, 'view=all')).toBeUndefined()
    const { body } = await api.get(path)
    expect(body.escalations).toMatchObject([{ state: 'ended' }])
    expect(body.clocks.find(({ name }: { name: string }) => name === 'acknowledge').ongoing.breached).toBe(
      true,
    )
    expect((await api.post(`/v1/escalations/esc_nothing/accept`, {}, zhao)).status).toBe(404)
  })

  test('stands by what lapsed first, then what was raised without a lapse; page by page, filtered', async () => {
    const late = await overdue(30)
    const later = await overdue(25)
    const byHand = await takenIn(api)
    await recorded(api, byHand.path)
    await api.post(`${byHand.path}/escalate`, { reason: 'He is furious' })
    await until(async () => (await about(zhao, byHand.id)) !== undefined)
    const all = await inbox(zhao)
    const order = [late.id, later.id, byHand.id].map((id) => all.findIndex((one) => one.complaint.id === id))
    expect(order).toEqual(order.toSorted((one, other) => one - other))
    expect(all.find((one) => one.complaint.id === byHand.id)).toMatchObject({ reason: 'He is furious' })
    const paged: string[] = []
    for (let cursor = ''; ;) {
      const { body } = await api.get(`/v1/escalations?limit=2${cursor && `&cursor=${cursor}`}`, zhao)
      paged.push(...body.data.map((one: { id: string }) => one.id))
      if (!body.nextCursor) break
      cursor = body.nextCursor
    }
    expect(paged).toEqual(all.map(({ id }) => id))
    const clocks = await inbox(zhao, 'clock=acknowledge&department=service&state=open&level=1')
    expect(new Set(clocks.map(({ clock }) => clock))).toEqual(new Set(['acknowledge']))
    expect(await inbox(zhao, 'department=workshop')).toEqual([])
    expect((await api.get('/v1/escalations?cursor=nonsense', zhao)).status).toBe(400)
  })

  // F56
  test('counts what is behind its tabs, and costs nothing while nothing has changed', async () => {
    const mine = (await inbox(zhao, 'limit=200')).filter(({ state }) => state === 'open').length
    const counted = await api.get('/v1/escalations/counts', zhao)
    expect(counted.body.data.map(({ view }: { view: string }) => view)).toEqual(['mine', 'team'])
    expect(counted.body.data[0]).toMatchObject({ view: 'mine', open: mine, accepted: 0 })
    const headers = { 'if-none-match': counted.headers.get('etag')! }
    expect((await api.get('/v1/escalations/counts', { ...zhao, headers })).status).toBe(304)
    expect((await api.get('/v1/escalations/counts', qian)).body.data).toHaveLength(3)
  })
})

// R55
test('a supervise order is given, answered and concluded over the API, and seen at the complaint', async () => {
  const { path } = await takenIn(api)
  const order = { instruction: '今天内联系客户。', within: { amount: 4, unit: 'workingHours' } }
  expect((await api.post(`${path}/order-supervision`, order)).status).toBe(403)
  expect((await api.post(`${path}/order-supervision`, order, zhao)).status).toBe(200)
  expect((await api.post(`${path}/reply-to-supervision`, { order: 1, reply: '已联系。' })).status).toBe(200)
  expect((await api.post(`${path}/conclude-supervision`, { order: 1 }, zhao)).status).toBe(200)
  await recorded(api, path)
  const { supervision } = (await api.get(path)).body
  expect(supervision).toMatchObject([{ n: 1, by: 'zhao', reply: '已联系。', concludedBy: 'zhao' }])
})

test('an order that nobody answered is no matter of the customer, nor its escalation', async () => {
  const { id, path } = await takenIn(api)
  const dueAt = new Date(Date.now() + 1_000).toISOString()
  await api.post(`${path}/order-supervision`, { instruction: '联系客户。', dueAt }, zhao)
  await until(async () => (await about(qian, id, 'view=all')) !== undefined)
  expect((await api.get(path)).text).toContain('supervision:1')
  const theirs = await spokenFor({ complaint: id })
  const seen = await api.get(customerPath(path), theirs)
  expect(seen.status).toBe(200)
  expect(seen.text).not.toContain('supervision')
})

test('a reassignment that could not be written down is refused, and says where', async () => {
  const selection = { ids: ['no\0thing', '\ud83d'] }
  const order = { selection, target: { department: 'service' }, reason: 'Away\0' }
  const { status, body } = await api.post('/v1/reassignments', order, zhao)
  expect(status).toBe(400)
  expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '/selection/ids/0',
    '/selection/ids/1',
    '/reason',
  ])
  const chinese = { ...zhao, headers: { 'accept-language': 'zh-CN' } }
  expect((await api.post('/v1/reassignments', order, chinese)).body.errors[2].detail).toContain('无法保存')
})

test('the load of a team: its queue, everybody in it, and those without a complaint', async () => {
  const { pool } = api.house
  const idle = randomUUID()
  await pool.query(
    `insert into department (id, name_zh, name_en) values ('service', '客服', 'Service') on conflict do nothing`,
  )
  await pool.query(`insert into person (id, name, language) values ($1, '新人', 'zh')`, [idle])
  await pool.query(`insert into person_role (person, role, department) values ($1, 'agent', 'service')`, [
    idle,
  ])
  await takenIn(api, intake({ commands: [{ type: 'assign', department: 'service' }] })).then(({ path }) =>
    recorded(api, path),
  )
  const { status, body } = await api.get('/v1/team/load', zhao)
  expect(status).toBe(200)
  for (const one of body.data) LoadView.parse(one)
  const [queue] = body.data
  expect(queue).toMatchObject({ department: 'service', open: 1, overdue: 0 })
  expect(queue.person).toBeUndefined()
  const of = (person: string) => body.data.find((one: { person?: string }) => one.person === person)
  expect(of(idle)).toMatchObject({ name: '新人', open: 0, overdue: 0 })
  const { body: li } = await api.get('/v1/complaints?handler=li&open=true&limit=200')
  expect(of('li')).toMatchObject({
    open: li.data.length,
    overdue: li.data.filter((one: { overdueSince: string | null }) => one.overdueSince !== null).length,
  })
  expect((await api.get('/v1/team/load?department=workshop', zhao)).status).toBe(403)
  expect((await api.get('/v1/team/load?department=workshop', qian)).status).toBe(200)
  expect((await api.get('/v1/team/load')).status).toBe(403)
})

// R108
test('a closed complaint is reviewed by somebody who had no part in it, out of a sample', async () => {
  const { id, path } = await takenIn(api)
  const ended = { reasons: 'As found.', routes: 'The mediator.' }
  expect((await api.post(`${path}/final-response`, ended, zhao)).status).toBe(200)
  const month = new Date(Date.now() + 8 * hourMs).toISOString().slice(0, 7)
  const sample = async (asked: { as: string }) => {
    const { body } = await api.get(`/v1/reviews/sample?month=${month}&size=50`, asked)
    return body.data.map((one: { id: string }) => one.id) as string[]
  }
  expect(await sample(qian)).toContain(id)
  expect(await sample(zhao)).not.toContain(id)
  const his = await takenIn(
    api,
    intake({
      details: { ...intake().details, about: 'qian' },
      commands: [...first.slice(0, 2), { type: 'assign', department: 'service', person: 'sun' }],
    }),
  )
  expect((await api.post(`${his.path}/final-response`, ended, zhao)).status).toBe(200)
  await recorded(api, his.path)
  expect(await sample({ as: 'manager-sun' })).toContain(id)
  for (const as of ['manager-sun', 'management-qian']) expect(await sample({ as })).not.toContain(his.id)
  const verdict = { fair: true, text: 'Both sides were heard.' }
  expect((await api.post(`${path}/review-handling`, verdict)).status).toBe(403)
  expect((await api.post(`${path}/review-handling`, verdict, qian)).status).toBe(200)
  await recorded(api, path)
  expect((await api.get(path)).body.review).toMatchObject({ by: 'qian', fair: true })
  expect(await sample(qian)).not.toContain(id)
})
