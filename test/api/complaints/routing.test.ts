import { Client } from '@temporalio/client'
import { MockActivityEnvironment } from '@temporalio/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRoutingActivities } from '../../../src/activities/routing.ts'
import { changeDirectory } from '../../../src/directory/change-directory.ts'
import { loadDirectory, readDirectoryFile } from '../../../src/directory/load-directory.ts'
import { ComplaintView, ReceiptView } from '../../../src/api/complaints/schemas.ts'
import { workflowIdOf, type Answer, type Request } from '../../../src/workflows/messages/complaint.ts'
import type { Swept } from '../../../src/workflows/messages/routing.ts'
import { first, intake, key, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

let api: Serving
const by = { id: 'zhou', role: 'operator' } as const
beforeAll(async () => {
  api = await serving()
  await loadDirectory(api.house.pool, readDirectoryFile('policies/directory/directory.json'), by)
})
afterAll(() => api?.close())

/** Who reaches complaints of all departments. */
const qian = { as: 'management-qian' }
const classify = (category: string) => ({
  ...{ type: 'classify', category, impact: 'low', risk: 'low', complexity: 'simple' },
})
const body = ({ type: _, ...rest }: { type: string; [name: string]: unknown }) => rest
const eventsOf = async (path: string) => {
  const { data } = (await api.get(`${path}/events?limit=200`, qian)).body
  return data
    .map(({ event }: { event: { type: string } }) => event.type)
    .filter((type: string) => !type.startsWith('clock'))
}

describe('a complaint goes where the rules send it', () => {
  // R31, R33
  test('when it is classified at intake', async () => {
    const { path } = await takenIn(api, intake({ commands: [classify('safety')] }))
    const view = (await api.get(path, qian)).body
    ComplaintView.parse(view)
    expect(view).toMatchObject({
      stage: 'investigating',
      owner: { department: 'workshop', person: 'wang', automatic: { rule: 'safety', category: 'safety' } },
    })
  })

  test('when it is classified later, in one step', async () => {
    const { path } = await takenIn(api, intake())
    await recorded(api, path)
    const asked = { key: key() }
    const answer = await api.post(`${path}/classify`, body(classify('safety')), asked)
    ReceiptView.parse(answer.body)
    expect(answer).toMatchObject({ status: 200, body: { owner: { person: 'wang' }, stage: 'investigating' } })
    const types = await eventsOf(path)
    expect(types).toEqual(['received', 'classified', 'dueChanged', 'assigned'])
    // Asked again it is the same answer.
    expect((await api.post(`${path}/classify`, body(classify('safety')), asked)).body).toEqual(answer.body)
    expect(await eventsOf(path)).toEqual(types)
  })

  test('before the register has it', async () => {
    const { id, path } = await takenIn(api, intake())
    const answer = await api.post(`${path}/classify`, body(classify('safety')))
    expect(answer.body).toMatchObject({ id, owner: { person: 'wang' } })
  })

  test('but not past an assignment beside it, nor past one that a person has made', async () => {
    const { path, owner } = await takenIn(api, intake({ commands: first }))
    expect(owner).toEqual({ department: 'service', person: 'li' })
    await recorded(api, path)
    const answer = await api.post(`${path}/classify`, body(classify('safety')))
    expect(answer.body.owner).toEqual({ department: 'service', person: 'li' })
  })

  // R31, R34
  test('to another department with another category, and by a person with a reason only', async () => {
    const { path } = await takenIn(api, intake({ commands: [classify('safety')] }))
    await recorded(api, path)
    const again = await api.post(`${path}/classify`, body(classify('contract')), qian)
    expect(again.body.owner).toEqual({
      department: 'legal',
      automatic: { rule: 'contract', category: 'contract' },
    })
    const back = await api.post(`${path}/classify`, body(classify('safety')), qian)
    expect(back.body.owner).toMatchObject({ person: 'wang' })
    const assign = { department: 'service', person: 'li' }
    expect(await api.post(`${path}/assign`, assign, qian)).toMatchObject({
      status: 409,
      body: { code: 'missing' },
    })
    const reason = 'He knows the customer.'
    const answer = await api.post(`${path}/assign`, { ...assign, reason }, qian)
    expect(answer.body.owner).toEqual(assign)
  })

  test('away from the one it turns out to be about', async () => {
    const commands = [classify('billing'), { type: 'assign', department: 'workshop', person: 'wang' }]
    const { path } = await takenIn(api, intake({ commands }))
    await recorded(api, path)
    const answer = await api.post(`${path}/amend-details`, { details: { about: 'wang' } }, qian)
    expect(answer.body.owner).toMatchObject({
      department: 'workshop',
      automatic: { rule: 'conflictOfInterest' },
    })
    expect(answer.body.owner.person).toBeUndefined()
  })
})

test('nobody says from outside that something assigned itself', async () => {
  const { path } = await takenIn(api, intake())
  const automatic = { department: 'service', automatic: 'billing' }
  expect((await api.post(`${path}/assign`, automatic)).status).toBe(400)
  const commands = [{ type: 'assign', ...automatic }]
  expect((await api.post('/v1/complaints', intake({ commands }))).status).toBe(400)
})

/** What the sweep comes to. */
const swept = (): Promise<Swept> => {
  const client = new Client({ connection: api.server.nativeConnection })
  const { routeEachWaiting } = createRoutingActivities({
    pool: api.house.pool,
    client,
    graceMs: 0,
    batchSize: 2,
  })
  return new MockActivityEnvironment().run<[], Swept, () => Promise<Swept>>(routeEachWaiting)
}

test('without the directory a complaint is classified all the same, and routed later', async () => {
  const { pool } = api.house
  const paths: string[] = []
  await pool.query('alter table routing_rule rename to routing_rule_away')
  try {
    for (const category of ['safety', 'contract', 'weather']) {
      const { path, owner } = await takenIn(api, intake({ commands: [classify(category)] }))
      expect(owner).toBeUndefined()
      await recorded(api, path)
      paths.push(path)
    }
    expect((await api.post(`${paths[0]}/classify`, body(classify('safety')))).status).toBe(200)
    expect(api.lines.join('')).toContain('a complaint could not be routed now')
  } finally {
    await pool.query('alter table routing_rule_away rename to routing_rule')
  }
  // Among them the one that was taken from the person it is about.
  expect((await swept()).routed).toBe(4)
  const owners = await Promise.all(paths.map(async (path) => (await api.get(path, qian)).body.owner))
  expect(owners).toMatchObject([
    { department: 'workshop', person: 'wang', automatic: { rule: 'safety' } },
    { department: 'legal', automatic: { rule: 'contract' } },
    { department: 'intake', automatic: { rule: 'fallback' } },
  ])
  // What goes nowhere else is looked at and left.
  expect(await swept()).toMatchObject({ routed: 0 })
  // Somebody has begun to work there.
  const roles = [{ role: 'agent', department: 'legal' }] as const
  await changeDirectory(pool, [{ type: 'roles', person: 'wu', roles: [...roles] }], by)
  expect((await swept()).routed).toBeGreaterThan(0)
  expect((await api.get(paths[1]!, qian)).body.owner).toMatchObject({ person: 'wu' })
})

test('what routing asks in vain leaves the complaint as it was, and alive', async () => {
  const { id, path, version } = await takenIn(api, intake({ commands: first }))
  await recorded(api, path)
  const request: Request = {
    commands: [{ type: 'assign', department: 'workshop', person: 'wang', automatic: 'safety' }],
    by: { id: 'routing', role: 'system' },
    digest: 'routing',
  }
  const handle = new Client({ connection: api.server.nativeConnection }).workflow.getHandle(workflowIdOf(id))
  const answer = await handle.executeUpdate<Answer, [Request]>('assign', { args: [request] })
  expect(answer).toMatchObject({ version, recorded: true, owner: { department: 'service', person: 'li' } })
  const noted = await api.post(`${path}/add-note`, { text: 'It goes on.' })
  expect(noted.body).toMatchObject({ version: version + 1, recorded: true })
})

test('with nobody there it waits in the queue of its department', async () => {
  const absence = { type: 'absence', person: 'wang', from: Date.now() - 1_000 } as const
  await changeDirectory(api.house.pool, [absence], by)
  const { owner } = await takenIn(api, intake({ commands: [classify('safety')] }))
  expect(owner).toEqual({ department: 'workshop', automatic: { rule: 'safety', category: 'safety' } })
})
