import { Client } from '@temporalio/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/domain/command.ts'
import type { Caller } from '../../src/identity/caller.ts'
import { developmentIdentity } from '../../src/identity/identity.ts'
import { asker, first, intake, recorded, serving, takenIn, type Serving } from '../support/serving.ts'
import { testApi } from '../support/product.ts'

// That a complaint is not there for whom it is nothing to is shown by test/api/matrix, whatever is asked.
// R36, R41, R103

let api: Serving
let others: ReturnType<typeof asker> & { close(): Promise<void> }
/** Those who have several roles, by their tokens. */
const SEVERAL: Record<string, Caller> = {
  'lead-and-deputy': {
    id: 'min',
    held: [
      { role: 'supervisor', departments: ['workshop'] },
      { role: 'agent', departments: ['service'], for: 'li' },
    ],
  },
  'lead-and-auditor': {
    id: 'min',
    held: [{ role: 'supervisor', departments: ['workshop'] }, { role: 'auditor' }],
  },
  'manager-and-auditor': {
    id: 'min',
    held: [{ role: 'manager', departments: ['workshop'] }, { role: 'auditor' }],
  },
  'deputy-across': {
    id: 'min',
    held: [
      { role: 'agent', departments: ['service'] },
      { role: 'agent', departments: ['workshop'], for: 'wang' },
    ],
  },
  'deputy-of-wang': { id: 'min', held: [{ role: 'agent', departments: ['service'], for: 'wang' }] },
}

beforeAll(async () => {
  api = await serving()
  const known = developmentIdentity({ isProduction: false })
  const client = new Client({ connection: api.server.nativeConnection })
  const other = await testApi({
    ...{ client, pool: api.house.pool },
    identity: {
      authenticate: async (request) =>
        SEVERAL[(request.get('authorization') ?? '').replace('Bearer ', '')] ?? known.authenticate(request),
    },
  })
  others = { ...asker(other.url), close: () => other.close() }
})
afterAll(async () => {
  await others?.close()
  await api?.close()
})

const wang = { as: 'agent-wang' }
const task = { kind: 'department', title: 'Look at the car', department: 'workshop', person: 'wang' }
const classification = { category: 'safety', impact: 'low', risk: 'low', complexity: 'simple' }

async function lis(more: object[] = []) {
  const { id, number, path } = await takenIn(api, intake({ commands: [...first, ...more] }))
  await recorded(api, path)
  return { id, number, path }
}

describe('a complaint of another department', () => {
  test('is there for whoever has a task in it: to read, to say what they know, and for nothing else', async () => {
    const { id, path } = await lis([{ type: 'openTask', ...task }])
    const view = await api.get(path, wang)
    expect(view.body.allowedActions).toEqual([
      ...['recordContact', 'addNote', 'attachEvidence', 'completeTask', 'recordEffort'],
    ])
    expect((await api.get(`${path}/events`, wang)).status).toBe(200)
    expect((await api.get('/v1/complaints?limit=200', wang)).text).toContain(id)
    const noted = await api.post(`${path}/add-note`, { text: 'The seal.' }, wang)
    expect(noted.body.allowedActions).toEqual(view.body.allowedActions)
    const refused = await api.post(`${path}/classify`, classification, wang)
    expect(refused).toMatchObject({ status: 403, body: { code: 'notAllowed' } })
    expect(refused.body.detail).toBe(
      'It lies with service: there classify is for agent, supervisor, manager, management.',
    )
    const done = await api.post(`${path}/complete-task`, { task: 1, result: 'Sealed.' }, wang)
    expect(done.status).toBe(200)
  })

  test('is there for whoever took it in: to read and to add what they still hear', async () => {
    const commands = [{ type: 'assign', department: 'service', person: 'li' }]
    const { id, number, path } = await takenIn(api, intake({ commands }), wang)
    await recorded(api, path)
    for (const page of ['', '/events', '/clocks', '/file'])
      expect((await api.get(path + page, wang)).status, page).toBe(200)
    expect((await api.get(path, wang)).body.allowedActions).toEqual(['addNote', 'attachEvidence'])
    expect((await api.get(`/v1/complaints?text=${number}`, wang)).text).toContain(id)
    expect((await api.post(`${path}/add-note`, { text: 'They called again.' }, wang)).status).toBe(200)
    const refused = await api.post(`${path}/classify`, classification, wang)
    expect(refused).toMatchObject({ status: 403, body: { code: 'notAllowed' } })
    expect((await api.get(path, { as: 'agent-chen' })).status).toBe(200)
  })

  test('is there as long as nobody has it', async () => {
    const { path } = await takenIn(api, intake())
    expect((await api.get(path, wang)).status).toBe(200)
    const assign = { department: 'service', person: 'li' }
    const given = await api.post(`${path}/assign`, assign, wang)
    expect(given).toMatchObject({ status: 200, body: { owner: assign, allowedActions: [] } })
    await recorded(api, path)
    expect((await api.get(path, wang)).status).toBe(404)
  })
})

describe('whom a complaint is about', () => {
  const about = (person: string) => ({ type: 'amendDetails', details: { about: person } })

  test.each([
    ['they', 'agent-chen', 'chen'],
    ['their deputy', 'deputy-of-wang', 'wang'],
    ['management', 'management-qian', 'qian'],
  ])('%s see how it stands, masked, and not what was written of it', async (_, as, person) => {
    const { path } = await lis([about(person)])
    const view = await others.get(path, { as })
    expect(view.status).toBe(200)
    expect(view.text).not.toContain('13800001234')
    expect(view.body.allowedActions).toEqual(['addNote', 'attachEvidence'])
    for (const page of ['/events', '/file', '/similar', '/notices']) {
      const refused = await others.get(path + page, { as })
      expect(refused, page).toMatchObject({ status: 403, body: { code: 'forbidden' } })
      expect(refused.body.detail).toContain('It is about you')
    }
    const classified = await others.post(`${path}/classify`, classification, { as })
    expect(classified).toMatchObject({ status: 409, body: { code: 'conflictOfInterest' } })
  })
})

test('a note for legal is read by legal, by whom it names and by its writer, in the journal, the file and the feed', async () => {
  const { id, path } = await lis()
  const note = { text: 'Privileged words.', visibleTo: 'legal', named: ['sun'] }
  expect((await api.post(`${path}/add-note`, note)).status).toBe(200)
  const reads = async (page: string, as: string) => (await api.get(page, { as })).text.includes('Privileged')
  for (const page of [`${path}/events?limit=200`, `${path}/file`, `${path}/file?format=html`])
    expect(
      await Promise.all(
        ['legal-tang', 'manager-sun', 'agent-li', 'agent-chen', 'management-qian', 'auditor-wu'].map((as) =>
          reads(page, as),
        ),
      ),
      page,
    ).toEqual([true, true, true, false, false, false])
  const { data } = (await api.get(`${path}/events?limit=200`, { as: 'agent-chen' })).body
  const told = data.find(({ event }: { event: { type: string } }) => event.type === 'noteAdded')
  expect(told).toMatchObject({ event: { visibleTo: 'legal' }, withheld: ['text', 'named'] })
  expect(told.digest).toBeUndefined()
  const feed = await api.get('/v1/events?limit=1000', { as: 'operator-zhou' })
  expect(feed.text).toContain(id)
  expect(feed.text).not.toContain('Privileged')
  const wrong = await api.post(`${path}/add-note`, { ...note, visibleTo: 'leads' })
  expect(wrong).toMatchObject({ status: 409, body: { code: 'contradiction' } })
})

test('a deputy across departments has each in its own: as themselves theirs, for the other the other’s, and nothing else', async () => {
  const as = 'deputy-across'
  const at = async (department: string) => {
    const commands = [{ type: 'assign', department }]
    const { path } = await takenIn(api, intake({ commands }), { as: 'management-qian' })
    await recorded(api, path)
    const noted = await others.post(`${path}/add-note`, { text: 'Seen.' }, { as })
    if (noted.status !== 200) return noted.status
    const { data } = (await api.get(`${path}/events?limit=200`, { as: 'management-qian' })).body
    return data.find(({ event }: { event: { type: string } }) => event.type === 'noteAdded').by
  }
  expect(await at('service')).toEqual({ id: 'min', role: 'agent' })
  expect(await at('workshop')).toEqual({ id: 'min', role: 'agent', for: 'wang' })
  expect(await at('legal')).toBe(404)
})

describe('who has several roles', () => {
  const as = 'lead-and-deputy'

  test('acts in the first that may this with this complaint', async () => {
    const { path } = await lis()
    expect((await others.post(`${path}/add-note`, { text: 'For li.' }, { as })).status).toBe(200)
    const { data } = (await api.get(`${path}/events?limit=200`)).body
    const note = data.find(({ event }: { event: { type: string } }) => event.type === 'noteAdded')
    expect(note.by).toEqual({ id: 'min', role: 'agent', for: 'li' } satisfies Actor)
    const file = await api.get(`${path}/file?format=html&language=zh`)
    expect(file.text.replaceAll(/\s+/g, ' ')).toMatch(/min 客服 代 li/)
    expect((await others.get(`${path}/events`, { as })).status).toBe(200)
    const held = await others.post(`${path}/final-response`, { reasons: 'x', routes: 'y' }, { as })
    expect(held).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  })

  test('is told by the feed what any of them reaches, each as that role reads it', async () => {
    const workshops = await takenIn(api, intake({ commands: [{ type: 'assign', department: 'workshop' }] }))
    const services = await lis()
    await recorded(api, workshops.path)
    const { data } = (await others.get('/v1/events?limit=1000', { as: 'manager-and-auditor' })).body
    const phoneIn = (id: string) =>
      data.find(({ complaintId }: { complaintId: string }) => complaintId === id)?.entry.event.details
        .complainant.phone
    expect([phoneIn(workshops.id), phoneIn(services.id)]).toEqual(['13800001234', '*******1234'])
  })

  test('has in their inbox what is hidden where one of them sees it', async () => {
    const { id, path } = await lis()
    const noticed = `insert into inbox_item (complaint_id, notice_key, person, because, created_at)
      select complaint_id, key, 'min', '{}', now() from notice where complaint_id = $1 limit 1`
    expect((await api.house.pool.query(noticed, [id])).rowCount).toBe(1)
    await api.house.pool.query(
      `update complaint set restricted_until = now() + interval '1 day' where id = $1`,
      [id],
    )
    const told = async (as: string) => (await others.get('/v1/inbox', { as })).text.includes(id)
    expect([await told('lead-and-auditor'), await told('lead-and-deputy')]).toEqual([true, false])
    const asked = await Promise.all(
      ['lead-and-auditor', 'lead-and-deputy'].map((as) => others.get(path, { as })),
    )
    expect(asked.map(({ status }) => status)).toEqual([200, 404])
  })

  test('sees the escalations of the house where one of them does', async () => {
    for (const [token, status] of [
      ['lead-and-auditor', 200],
      [as, 403],
    ] as const)
      expect((await others.get('/v1/escalations?view=all', { as: token })).status, token).toBe(status)
    const { data } = (await others.get('/v1/escalations/counts', { as: 'lead-and-auditor' })).body
    expect(data.map(({ view }: { view: string }) => view)).toEqual(['mine', 'team', 'all'])
  })
})
