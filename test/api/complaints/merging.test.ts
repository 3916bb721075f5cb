import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ActionView, ActionWithHistory, CausesView, SimilarView } from '../../../src/api/actions/schemas.ts'
import { ComplaintView } from '../../../src/api/complaints/schemas.ts'
import type { Api } from '../../../src/run/start-api.ts'
import { loadRootCauses } from '../../../src/rules/root-causes.ts'
import { asker, first, intake, key, serving } from '../../support/serving.ts'
import { customerDoes } from '../../support/customers.ts'
import { testApi } from '../../support/product.ts'

let stack: Awaited<ReturnType<typeof serving>>
let own: Api
let api: ReturnType<typeof asker>
beforeAll(async () => {
  stack = await serving()
  const { server, house } = stack
  const causes = loadRootCauses('policies')
  own = await testApi({ client: server.client, pool: house.pool, causes })
  api = asker(own.url)
})
afterAll(async () => {
  await own?.close()
  await stack?.close()
})

type Known = { id: string; number: string; path: string }

/** A complaint that has been taken in and recorded. */
async function taken(details: object = {}, commands: object[] = []): Promise<Known> {
  const body = intake({ commands: [...first, ...commands] })
  const created = await api.post('/v1/complaints', { ...body, details: { ...body.details, ...details } })
  expect(created.status).toBe(201)
  const { id, number } = created.body
  const path = `/v1/complaints/${id}`
  await expect.poll(async () => (await api.get(path)).body.recorded, { timeout: 60_000 }).toBe(true)
  return { id, number, path }
}

const someone = () => ({
  complainant: { name: key().slice(0, 8), phone: `1${Math.random().toFixed(10).slice(2)}` },
})
const tape = { kind: 'recording', reference: 'call-1', source: 'call centre' }
const into = (id: string) => ({ into: id, reason: 'The same matter' })

describe('merging', () => {
  test('closes the one and is told to the other, also when it is asked for again', async () => {
    const [one, other] = [await taken(), await taken()]
    const asked = { key: key() }
    const merged = await api.post(`${one.path}/merge`, into(other.number), asked)
    expect(merged).toMatchObject({ status: 200, body: { stage: 'closed', outcome: 'merged' } })
    expect((await api.post(`${one.path}/merge`, into(other.number), asked)).body).toEqual(merged.body)
    const [source, target] = [(await api.get(one.path)).body, (await api.get(other.path)).body]
    expect(source).toMatchObject({ mergedInto: other.id })
    expect(target.absorbed).toMatchObject([{ id: one.id, number: one.number, receivedAt: source.receivedAt }])
    for (const view of [source, target]) ComplaintView.parse(view)
    const { data } = (await api.get(`${other.path}/events?limit=200`)).body
    const told = data.filter(({ event }: { event: { type: string } }) => event.type === 'absorbed')
    expect(told).toMatchObject([{ event: { complaint: one.id, mergedBy: 'li', reason: 'The same matter' } }])
  })

  test('cut short after the other was told, it is finished by asking again', async () => {
    const [one, other] = [await taken(), await taken()]
    const name = `merge/${one.id}`
    const { number, receivedAt } = (await api.get(one.path)).body
    const told = {
      complaint: one.id,
      number,
      receivedAt: Date.parse(receivedAt),
      mergedBy: 'li',
      reason: 'x',
    }
    await stack.server.client.workflow.getHandle(`complaint/${other.id}`).executeUpdate('absorb', {
      args: [
        { commands: [{ type: 'absorb', ...told }], by: { id: 'merging', role: 'system' }, digest: name },
      ],
      updateId: name,
    })
    for (let times = 0; times < 2; times++) {
      const merged = await api.post(`${one.path}/merge`, into(other.id), { key: `again-${one.id}` })
      expect(merged).toMatchObject({ status: 200, body: { outcome: 'merged' } })
    }
    expect((await api.get(other.path)).body.absorbed).toHaveLength(1)
  })

  test('in one request with other commands', async () => {
    const [one, other] = [await taken(), await taken()]
    const commands = [
      { type: 'addNote', text: 'She called twice.' },
      { type: 'merge', ...into(other.id) },
    ]
    expect((await api.post(`${one.path}/commands`, { commands })).body).toMatchObject({ outcome: 'merged' })
    expect((await api.get(other.path)).body.absorbed).toMatchObject([{ id: one.id }])
  })

  test('into itself, into none, into a closed one is refused, and nothing has happened', async () => {
    const [one, closed] = [await taken(), await taken()]
    await api.post(`${closed.path}/withdraw`, { reason: 'Settled', evidence: tape })
    const refused = async (reference: string) => {
      const answer = await api.post(`${one.path}/merge`, into(reference))
      return `${answer.status} ${answer.body.code}`
    }
    expect(await refused(one.id)).toBe('409 unknown')
    expect(await refused(one.number)).toBe('409 unknown')
    expect(await refused('cmp_00000000000000000000000000')).toBe('409 notMergeable')
    expect(await refused('nonsense')).toBe('409 notMergeable')
    expect(await refused(closed.id)).toBe('409 notMergeable')
    expect((await api.get(one.path)).body).toMatchObject({ stage: 'investigating' })
    expect((await api.get(closed.path)).body).not.toHaveProperty('absorbed')
  })

  test('what is refused is not told: a wrong version, a role, another command of the request', async () => {
    const [one, other] = [await taken(), await taken()]
    const { status } = await api.post(`${one.path}/merge`, into(other.id), { ifMatch: '"1"' })
    expect(status).toBe(412)
    expect((await api.post(`${one.path}/merge`, into(other.id), { as: 'auditor-wu' })).status).toBe(403)
    const commands = [
      { type: 'recordExecution', what: 'Too early' },
      { type: 'merge', ...into(other.id) },
    ]
    expect((await api.post(`${one.path}/commands`, { commands })).status).toBe(409)
    expect((await api.get(other.path)).body).not.toHaveProperty('absorbed')
  })

  test('two into each other at once: at most one of them closes', async () => {
    const [one, other] = [await taken(), await taken()]
    const answers = await Promise.all([
      api.post(`${one.path}/merge`, into(other.id)),
      api.post(`${other.path}/merge`, into(one.id)),
    ])
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1)
    const stages = [(await api.get(one.path)).body.stage, (await api.get(other.path)).body.stage]
    expect(stages).toContain('investigating')
  })

  test('not with the intake: the complaint must be there first', async () => {
    const other = await taken()
    const body = intake({ commands: [{ type: 'merge', ...into(other.id) }] })
    const refused = await api.post('/v1/complaints', body)
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: '/commands/0/type' }] } })
  })

  test('no caller says by itself that something was merged', async () => {
    const one = await taken()
    const body = {
      complaint: 'cmp_x',
      number: 'x',
      receivedAt: '2026-01-01T00:00:00Z',
      mergedBy: 'li',
      reason: 'x',
    }
    expect((await api.post(`${one.path}/absorb`, body, { as: 'management-qian' })).status).toBe(403)
  })
})

describe('similar complaints', () => {
  // R97
  test('a duplicate and a repeat, found from the link in the answer to the intake', async () => {
    const { complainant } = someone()
    const before = await taken({ complainant, subject: 'Too late' })
    await api.post(`${before.path}/withdraw`, { reason: 'Settled', evidence: tape })
    const open = await taken({ complainant, subject: '车内有烟味', orderNumber: `R-${key()}` })
    const body = intake({ details: { complainant, subject: '车内有很重的烟味' } })
    const created = await api.post('/v1/complaints', body)
    const [, link] = /^<(.+)>; rel="related"/.exec(created.headers.get('link') ?? '') ?? []
    expect(link).toBe(`/v1/complaints/${created.body.id}/similar`)
    const similar = await api.get(link!)
    expect(similar.status).toBe(200)
    for (const one of similar.body.data) SimilarView.parse(one)
    expect(similar.body.data).toMatchObject([
      { id: open.id, relation: 'duplicate', reasons: ['samePerson', 'similarSubject'] },
      { id: before.id, relation: 'repeat', reasons: ['samePerson'] },
    ])
    expect(similar.text).not.toContain(complainant.phone)
    expect((await api.get(link!, { as: 'portal' })).status).toBe(403)
    expect((await api.get(`${link}?withinDays=0`)).status).toBe(400)
  })
})

describe('root causes', () => {
  test('are listed, and only these are recorded', async () => {
    const listed = await api.get('/v1/root-causes')
    CausesView.parse(listed.body)
    const codes = listed.body.data.map(({ code }: { code: string }) => code)
    const one = await taken()
    const refused = await api.post(`${one.path}/record-findings`, { rootCause: 'whim', text: 'Seen' })
    expect(refused).toMatchObject({
      status: 400,
      body: { code: 'invalid', errors: [{ pointer: '/rootCause', code: 'unknown' }], rootCauses: codes },
    })
    expect(refused.body.detail).toContain('staff-error')
    const commands = [
      { type: 'addNote', text: 'x' },
      { type: 'recordLessons', text: 'x', rootCause: 'whim' },
    ]
    const several = await api.post(`${one.path}/commands`, { commands })
    expect(several.body.errors).toMatchObject([{ pointer: '/commands/1/rootCause' }])
    const recorded = await api.post(`${one.path}/record-findings`, { rootCause: 'staff-error', text: 'Seen' })
    expect(recorded.status).toBe(200)
    expect((await api.get(one.path)).body.rootCause).toBe('staff-error')
  })

  test('are free where there is no list', async () => {
    expect((await stack.get('/v1/root-causes')).body).toMatchObject({ version: null, data: [] })
    const one = await taken()
    const free = await stack.post(`${one.path}/record-findings`, { rootCause: 'whim', text: 'Seen' })
    expect(free.status).toBe(200)
  })
})

describe('actions', () => {
  // R64, R92, R99
  test('of an accepted proposal are there; one by hand is opened, done and checked', async () => {
    const one = await taken()
    const correctiveActions = [{ what: '每日抽查清洁', owner: 'wang', dueAt: '2030-01-01T00:00:00+08:00' }]
    await api.post(`${one.path}/propose-solution`, { measures: 'We pay 50.', correctiveActions })
    await customerDoes(api, one.path, 'accept-solution')
    const promised = await api.get(`/v1/actions?complaint=${one.number}`)
    expect(promised.body.data).toMatchObject([
      { what: '每日抽查清洁', state: 'open', sourceComplaint: one.id },
    ])

    const body = { what: 'Train the desk', kind: 'training', owner: 'zhao', rootCause: 'staff-knowledge' }
    const asked = { key: key() }
    const opened = await api.post('/v1/actions', body, asked)
    expect(opened).toMatchObject({ status: 201, body: { state: 'open', version: 1 } })
    ActionView.parse(opened.body)
    const again = await api.post('/v1/actions', body, asked)
    expect(again).toMatchObject({ status: 200, body: opened.body })
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect((await api.post('/v1/actions', { ...body, what: 'Other' }, asked)).status).toBe(422)
    const path = opened.headers.get('location')!

    const linked = await api.post(`${path}/link`, { complaints: [one.number] })
    expect(linked.body.complaints).toEqual([{ id: one.id, number: one.number }])
    expect((await api.post(`${path}/check-recurrence`, {}, { as: 'supervisor-zhao' })).status).toBe(409)
    const completed = await api.post(`${path}/complete`, { result: 'Held' }, { ifMatch: '"2"', key: key() })
    expect(completed).toMatchObject({ status: 200, body: { state: 'done', version: 3 } })
    expect(Date.parse(completed.body.checkDueAt) - Date.parse(completed.body.completedAt)).toBeGreaterThan(
      7e9,
    )
    expect((await api.post(`${path}/check-recurrence`, {}, { as: 'supervisor-zhao' })).body.code).toBe(
      'conflictOfInterest',
    )
    const checked = await api.post(`${path}/check-recurrence`, { comment: 'None since' })
    expect(checked.body).toMatchObject({ recurred: false, version: 4 })
    const read = await api.get(path)
    ActionWithHistory.parse(read.body)
    expect(read.body.history.map(({ type }: { type: string }) => type)).toEqual([
      'opened',
      'linked',
      'completed',
      'recurrenceChecked',
    ])
  })

  test('what does not fit is refused', async () => {
    const action = { what: 'x', owner: 'x' }
    expect((await api.post('/v1/actions', { ...action, rootCause: 'whim' })).body).toMatchObject({
      code: 'invalid',
      errors: [{ pointer: '/rootCause' }],
    })
    expect((await api.post('/v1/actions', { ...action, complaints: ['nonsense'] })).body.code).toBe('unknown')
    expect((await api.post('/v1/actions', action, { as: 'auditor-wu' })).status).toBe(403)
    expect((await api.get('/v1/actions/act_none')).status).toBe(404)
    expect((await api.get('/v1/actions?cursor=x')).body.errors).toMatchObject([{ pointer: '/cursor' }])
    expect((await api.get('/v1/actions', { as: 'portal' })).status).toBe(403)
    expect((await api.get('/v1/actions?state=open&overdue=true', { as: 'auditor-wu' })).status).toBe(200)
  })
})
