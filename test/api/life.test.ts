import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  ClockLine,
  ClockView,
  ComplaintView,
  EventView,
  Explanation,
  ListedView,
  ReceiptView,
} from '../../src/api/views/schemas.ts'
import { startApi } from '../../src/api/server.ts'
import { clockRows } from '../../src/cases/clock-rows.ts'
import { asker, calendars, first, intake, key, policies, serving } from './serving.ts'

let api: Awaited<ReturnType<typeof serving>>
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

const recording = { kind: 'recording', digest: 'ab'.repeat(32), source: 'hotline' }
const agent = { as: 'agent-li' }

/** A complaint that has been taken in, with its path. */
async function taken(body = intake({ commands: first }), asked = agent) {
  const created = await api.post('/v1/complaints', body, asked)
  expect(created.status).toBe(201)
  return { ...created.body, path: `/v1/complaints/${created.body.id}` }
}

/** Until the register has an intake, which nobody waits for. */
const recorded = (path: string) =>
  expect.poll(async () => (await api.get(path)).body.recorded, { timeout: 5_000 }).toBe(true)

describe('a whole life', () => {
  test('in single requests, from the intake to the closing', async () => {
    const { get, post } = api
    const created = await post('/v1/complaints', intake(), { key: key() })
    expect(created).toMatchObject({ status: 201, body: { stage: 'received', recorded: false } })
    ComplaintView.parse(created.body)
    const { id, number } = created.body
    expect(created.headers.get('location')).toBe(`/v1/complaints/${id}`)
    expect(created.headers.get('etag')).toBe(`"${created.body.version}"`)
    const path = `/v1/complaints/${id}`
    for (const { type, ...body } of first) {
      const answer = await post(`${path}/${type}`, body, { key: key() })
      expect(answer).toMatchObject({ status: 200, body: { id, recorded: true } })
      ReceiptView.parse(answer.body)
    }
    const proposed = await post(`${path}/propose-solution`, { measures: 'We clean it and pay 50.' })
    expect(proposed).toMatchObject({ status: 200, body: { stage: 'proposed', waiting: ['consent'] } })
    expect(proposed.headers.get('etag')).toBe(`"${proposed.body.version}"`)
    const accepted = await post(`${path}/accept-solution`, undefined, { as: 'portal' })
    expect(accepted).toMatchObject({ status: 200, body: { stage: 'executing' } })
    const executed = await post(`${path}/record-execution`, { what: 'Cleaned, paid.' })
    expect(executed).toMatchObject({ status: 200, body: { stage: 'revisiting', recorded: true } })
    const own = await post(`${path}/record-revisit`, { result: 'satisfied', score: 5 })
    expect(own).toMatchObject({ status: 409, body: { code: 'conflictOfInterest' } })
    const closed = await post(
      `${path}/record-revisit`,
      { result: 'satisfied', score: 5 },
      { as: 'agent-chen' },
    )
    expect(closed).toMatchObject({ status: 200, body: { stage: 'closed', outcome: 'resolved' } })
    const view = await get(path)
    expect(view).toMatchObject({ status: 200, body: { number, stage: 'closed', recorded: true } })
    ComplaintView.parse(view.body)
    expect(view.body.version).toBe(closed.body.version)
    expect(view.headers.get('etag')).toBe(`"${closed.body.version}"`)
  })

  test('in its four natural requests', async () => {
    const { path, stage, owner } = await taken()
    expect({ stage, owner }).toEqual({
      stage: 'investigating',
      owner: { department: 'service', person: 'li' },
    })
    const proposed = await api.post(`${path}/propose-solution`, { measures: 'We pay 50.' })
    expect(proposed.body.stage).toBe('proposed')
    const commands = [
      { type: 'acceptSolution', evidence: recording },
      { type: 'recordExecution', what: 'Paid.' },
    ]
    const executed = await api.post(`${path}/commands`, { commands })
    expect(executed).toMatchObject({ status: 200, body: { stage: 'revisiting', recorded: true } })
    const revisit = { result: 'satisfied', score: 4 }
    const closed = await api.post(`${path}/record-revisit`, revisit, { as: 'agent-chen' })
    expect(closed.body).toMatchObject({ stage: 'closed', outcome: 'resolved' })
    const { data } = (await api.get(`${path}/events?limit=200`)).body
    expect(data).toHaveLength(closed.body.version)
    for (const line of data) EventView.parse(line)
    const people = data.filter(({ command }: { command: string }) => command === 'recordRevisit')
    expect(people[0].by).toEqual({ id: 'chen', role: 'agent' })
  })

  test('several commands are one: when the second is refused, the first has not happened', async () => {
    const { path, version } = await taken()
    const commands = [
      { type: 'addNote', text: 'Called.' },
      { type: 'recordExecution', what: 'Too early.' },
    ]
    const answer = await api.post(`${path}/commands`, { commands })
    expect(answer).toMatchObject({ status: 409, body: { code: 'notInThisStage', version } })
    expect((await api.get(path)).body.version).toBe(version)
  })

  test('whoever adopts a policy names it; what is pinned is ours', async () => {
    const { path } = await taken()
    const adoption = { policyId: 'carmaker', reason: 'It is about a new car.' }
    expect(await api.post(`${path}/adopt-policy`, adoption)).toMatchObject({ status: 403 })
    const adopted = await api.post(`${path}/adopt-policy`, adoption, { as: 'manager-sun' })
    expect(adopted.status).toBe(200)
    expect((await api.get(path)).body.policy).toMatchObject({ id: 'carmaker' })
    const unknown = { policyId: 'nothing', reason: 'There is none.' }
    const refused = await api.post(`${path}/adopt-policy`, unknown, { as: 'manager-sun' })
    expect(refused).toMatchObject({ status: 409, body: { code: 'unknown' } })
    const given = await api.post(`${path}/adopt-policy`, { ...adoption, snapshot: {} }, { as: 'manager-sun' })
    expect(given).toMatchObject({ status: 400, body: { errors: [{ pointer: '/snapshot' }] } })
  })
})

describe('the same request again', () => {
  test('a key acts once, and the answer is the same', async () => {
    const { path } = await taken()
    const note = { text: 'Called the customer.' }
    const once = key()
    const answer = await api.post(`${path}/add-note`, note, { key: once })
    const again = await api.post(`${path}/add-note`, note, { key: once })
    expect(again).toMatchObject({ status: 200, body: answer.body })
    const other = await api.post(`${path}/add-note`, { text: 'Something else.' }, { key: once })
    expect(other).toMatchObject({ status: 422, body: { code: 'keyReused' } })
    expect((await api.get(path)).body.version).toBe(answer.body.version)
  })

  test("two people's equal keys do not meet", async () => {
    const { path, version } = await taken()
    const same = key()
    await api.post(`${path}/add-note`, { text: 'One.' }, { key: same })
    const other = await api.post(`${path}/add-note`, { text: 'Two.' }, { key: same, as: 'agent-chen' })
    expect(other).toMatchObject({ status: 200, body: { version: version + 2 } })
  })

  test('a repeated intake meets the complaint it began, whatever the order of its fields', async () => {
    const once = key()
    const { channel, details } = intake()
    const created = await api.post('/v1/complaints', { channel, details }, { key: once })
    const again = await api.post('/v1/complaints', { details, channel }, { key: once })
    expect(again).toMatchObject({ status: 200, body: { id: created.body.id, number: created.body.number } })
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(again.headers.get('location')).toBe(created.headers.get('location'))
    const other = await api.post('/v1/complaints', intake({ channel: 'email' }), { key: once })
    expect(other).toMatchObject({ status: 422, body: { code: 'keyReused', complaintId: created.body.id } })
    const another = await api.post('/v1/complaints', { channel, details }, { key: once, as: 'agent-chen' })
    expect(another.status).toBe(201)
    expect(another.body.id).not.toBe(created.body.id)
  })

  test('a repeated intake is answered as it was, also when it would be refused by now', async () => {
    const asked = { key: key() }
    const created = await api.post('/v1/complaints', intake(), asked)
    const over = { ...policies.get('default')!, effectiveTo: '2020-12-31' }
    const later = await startApi({
      ...{
        port: 0,
        client: api.server.client,
        pool: api.house.pool,
        calendars,
        logger: pino({ enabled: false }),
      },
      policies: new Map([['default', over]]),
    })
    const { post } = asker(later.url)
    const again = await post('/v1/complaints', intake(), asked)
    expect(again).toMatchObject({ status: 200, body: { id: created.body.id } })
    const fresh = await post('/v1/complaints', intake(), { key: key() })
    expect(fresh).toMatchObject({ status: 409, body: { code: 'policyNotInForce' } })
    await later.close()
  })

  test('a message opens one complaint, under any key and by anybody (R13)', async () => {
    const body = intake({ channel: 'email', messageId: `<${key()}@mail>` })
    const created = await api.post('/v1/complaints', body, { key: key() })
    const again = await api.post('/v1/complaints', body, { key: key(), as: 'portal' })
    expect(again).toMatchObject({ status: 200, body: { id: created.body.id } })
    const changed = await api.post('/v1/complaints', { ...body, kind: 'praise' })
    expect(changed.status).toBe(422)
  })
})

describe('versions', () => {
  test('a command on a condition is refused when the complaint has moved on', async () => {
    const { path, version } = await taken()
    const note = { text: 'Called.' }
    const done = await api.post(`${path}/add-note`, note, { ifMatch: `"${version}"` })
    expect(done.status).toBe(200)
    const late = await api.post(`${path}/add-note`, note, { ifMatch: `"${version}"` })
    expect(late).toMatchObject({ status: 412, body: { code: 'versionMismatch' } })
    expect((await api.get(path)).body.version).toBe(version + 1)
  })

  test('what has not changed is not sent again', async () => {
    const { path } = await taken()
    await recorded(path)
    const { headers } = await api.get(path)
    const etag = headers.get('etag')!
    expect((await api.get(path, { headers: { 'if-none-match': etag } })).status).toBe(304)
    await api.post(`${path}/add-note`, { text: 'Called.' })
    expect((await api.get(path, { headers: { 'if-none-match': etag } })).status).toBe(200)
  })
})

describe('what people read', () => {
  test('a complaint by its number, as it was read out on the phone', async () => {
    const { id, number, path } = await taken()
    await recorded(path)
    expect(number).toMatch(/^Y\d{8}-[0-9A-Z]{8}-[0-9A-Z]$/)
    const spoken = number.toLowerCase().replaceAll('-', ' ')
    expect((await api.get(`/v1/complaints/${encodeURIComponent(spoken)}`)).body.id).toBe(id)
    const noted = await api.post(`/v1/complaints/${number}/add-note`, { text: 'By number.' })
    expect(noted).toMatchObject({ status: 200, body: { id } })
    const wrong = `${number.slice(0, -1)}${number.endsWith('0') ? '1' : '0'}`
    expect((await api.get(`/v1/complaints/${wrong}`)).status).toBe(404)
  })

  test('lists: filters, orders and pages', async () => {
    const department = `desk-${key().slice(0, 8)}`
    const assign = (person: string) => [...first.slice(0, 2), { type: 'assign', department, person }]
    const paths: string[] = []
    for (const person of ['li', 'li', 'wang', 'li', 'wang'])
      paths.push((await taken(intake({ commands: assign(person) }))).path)
    for (const path of paths) await recorded(path)
    const ask = async (query: string) =>
      (await api.get(`/v1/complaints?department=${department}&${query}`)).body
    const all = await ask('limit=200')
    expect(all.data).toHaveLength(5)
    expect(all.nextCursor).toBeUndefined()
    for (const row of all.data) ListedView.parse(row)
    expect((await ask('handler=wang')).data).toHaveLength(2)
    expect((await ask('stage=investigating&kind=complaint&severity=minor&overdue=false')).data).toHaveLength(
      5,
    )
    expect((await ask('overdue=true')).data).toHaveLength(0)
    expect((await ask('dueBefore=2020-01-01T00:00:00Z')).data).toHaveLength(0)
    for (const sort of ['nextDue', 'received', 'level']) {
      const seen: string[] = []
      for (let cursor = ''; ;) {
        const page = await ask(`sort=${sort}&limit=2${cursor && `&cursor=${cursor}`}`)
        seen.push(...page.data.map(({ id }: { id: string }) => id))
        if (!page.nextCursor) break
        cursor = page.nextCursor
      }
      expect(seen.toSorted()).toEqual(all.data.map(({ id }: { id: string }) => id).toSorted())
    }
    expect(await api.get(`/v1/complaints?cursor=nonsense`)).toMatchObject({
      status: 400,
      body: { errors: [{ in: 'query', pointer: '/cursor' }] },
    })
  })

  test('the journal, page by page', async () => {
    const { path, version } = await taken()
    await recorded(path)
    const { data, nextCursor } = (await api.get(`${path}/events?limit=3`)).body
    expect(data.map(({ sequence }: { sequence: number }) => sequence)).toEqual([1, 2, 3])
    const rest = (await api.get(`${path}/events?cursor=${nextCursor}`)).body
    expect(rest.data.at(-1).sequence).toBe(version)
    expect(rest.nextCursor).toBeUndefined()
    expect(data[0].event.registeredAt).toMatch(/^\d{4}-.*Z$/)
  })

  test('clocks, ongoing and completed, and why they are due when they are', async () => {
    const { path } = await taken()
    const asked = await api.post(`${path}/request-information`, { what: 'Which car?' })
    expect(asked.status).toBe(200)
    const { data } = (await api.get(`${path}/clocks`)).body
    for (const one of data) ClockView.parse(one)
    const named = (name: string) => data.find((one: { name: string }) => one.name === name)
    expect(named('acknowledge')).toMatchObject({
      ongoing: null,
      completed: [{ state: 'met', breached: false }],
    })
    expect(named('resolve')).toMatchObject({
      owedBy: 'agent',
      ongoing: { paused: true, goal: { amount: 24, unit: 'hours' }, elapsed: { unit: 'hours' } },
      completed: [],
    })
    const explained = await api.get(`${path}/clocks/information/explain?cycle=1&n=1`)
    expect(explained).toMatchObject({
      status: 200,
      body: { clock: 'information', policy: { id: 'default' } },
    })
    Explanation.parse(explained.body)
    expect(explained.body.days.filter(({ counted }: { counted: boolean }) => counted)).toHaveLength(3)
    expect((await api.get(`${path}/clocks/information/explain?n=2`)).status).toBe(404)
  })

  test('contact data is for those who need it', async () => {
    const { path } = await taken()
    await recorded(path)
    const phone = async (as: string) => (await api.get(path, { as })).body.details.complainant.phone
    expect(await phone('agent-li')).toBe('13800001234')
    expect(await phone('auditor-wu')).toBe('*******1234')
    expect((await api.get(`${path}/events`, { as: 'auditor-wu' })).text).not.toContain('13800001234')
    expect(api.lines.join('')).toContain(path)
    expect(api.lines.join('')).not.toMatch(/13800001234|Bearer|agent-li/)
  })

  test('policies and calendars', async () => {
    const { data } = (await api.get('/v1/policies')).body
    expect(data.map(({ id }: { id: string }) => id)).toContain('default')
    expect((await api.get('/v1/policies/default')).body).toMatchObject({
      id: 'default',
      clocks: expect.any(Array),
    })
    expect((await api.get('/v1/policies/none')).status).toBe(404)
    const calendars = (await api.get('/v1/calendars')).body.data
    expect(calendars.map(({ id }: { id: string }) => id)).toContain('cn')
  })
})

describe('complaints with a history', () => {
  test('their lapses lie where they were due, and the export tells them as the simulation does', async () => {
    const messageId = `case-${key()}`
    const body = {
      channel: 'other',
      messageId,
      policyId: 'event-log',
      receivedAt: '2024-03-04T09:00:00+08:00',
      details: { complainant: { name: 'A customer' }, subject: 'An old one' },
      facts: [
        {
          at: '2024-03-06T09:00:00+08:00',
          type: 'addNote',
          text: 'Looked at.',
          by: { id: 'r7', role: 'agent' },
        },
        { at: '2024-03-07T10:00:00+08:00', type: 'recordExecution', what: 'Done.' },
      ],
    }
    expect((await api.post('/v1/complaints/import', body)).status).toBe(403)
    const imported = await api.post('/v1/complaints/import', body, { as: 'operator-zhou' })
    expect(imported.status).toBe(201)
    ComplaintView.parse(imported.body)
    expect(imported.body).toMatchObject({ messageId, receivedAt: '2024-03-04T01:00:00.000Z' })
    const again = await api.post('/v1/complaints/import', body, { as: 'operator-zhou' })
    expect(again).toMatchObject({ status: 200, body: { id: imported.body.id } })
    const path = `/v1/complaints/${imported.body.id}`
    await recorded(path)
    const { data } = (await api.get(`${path}/events`)).body
    expect(data[0]).toMatchObject({ past: true, event: { type: 'received' } })
    const note = data.find(({ event }: { event: { type: string } }) => event.type === 'noteAdded')
    expect(note.by).toEqual({ id: 'r7', role: 'agent' })
    const lines = (await api.get('/v1/clocks')).text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    for (const line of lines) ClockLine.parse(line)
    const { complaint } = (await api.house.register.getComplaint(imported.body.id))!
    const told = clockRows(messageId, complaint).map(
      ({ clock, started_at, due_at, done_at, state, lapsed_at }) => ({
        ...{ case: messageId, clock, startedAt: started_at, dueAt: due_at, state },
        doneAt: done_at || null,
        lapsedAt: lapsed_at || null,
      }),
    )
    const ours = lines.filter((line) => line.case === messageId)
    expect(ours).toHaveLength(2)
    expect(ours).toMatchObject(told)
  })

  test('a history longer than Temporal takes is too large', async () => {
    const facts = Array.from({ length: 300 }, () => ({
      ...{ at: '2024-03-05T09:00:00+08:00', type: 'addNote', text: '长'.repeat(3_000) },
    }))
    const body = { ...intake({ receivedAt: '2024-03-04T09:00:00+08:00' }), facts }
    expect((await api.post('/v1/complaints/import', body, { as: 'operator-zhou' })).status).toBe(413)
  })

  test('facts out of order are refused, and nothing has begun', async () => {
    const body = {
      ...intake({ receivedAt: '2024-03-04T09:00:00+08:00', messageId: key() }),
      facts: [{ at: '2024-03-01T09:00:00+08:00', type: 'addNote', text: 'Before the receipt.' }],
    }
    const refused = await api.post('/v1/complaints/import', body, { as: 'operator-zhou' })
    expect(refused).toMatchObject({ status: 409, body: { code: 'notThisInstant' } })
    const { facts: _, ...again } = body
    const mended = await api.post('/v1/complaints/import', { ...again, facts: [] }, { as: 'operator-zhou' })
    expect(mended.status).toBe(201)
  })
})
