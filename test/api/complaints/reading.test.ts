import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ClockLine, Explanation } from '../../../src/api/complaints/clock-schemas.ts'
import { ClockView } from '../../../src/api/complaints/clock-schemas.ts'
import { ListedView, NewComplaintView } from '../../../src/api/complaints/schemas.ts'
import { clockRows } from '../../../src/cases/clock-rows.ts'
import { first, intake, key, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

const taken = (body?: object) => takenIn(api, body)

describe('what people read', () => {
  test('a complaint by its number, as it was read out on the phone', async () => {
    const { id, number, path } = await taken()
    await recorded(api, path)
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
    for (const path of paths) await recorded(api, path)
    const ask = async (query: string) =>
      (await api.get(`/v1/complaints?department=${department}&${query}`, { as: 'management-qian' })).body
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
    await recorded(api, path)
    const { data, nextCursor } = (await api.get(`${path}/events?limit=3`)).body
    expect(data.map(({ sequence }: { sequence: number }) => sequence)).toEqual([1, 2, 3])
    const rest = (await api.get(`${path}/events?cursor=${nextCursor}`)).body
    expect(rest.data.at(-1).sequence).toBe(version)
    expect(rest.nextCursor).toBeUndefined()
    expect(data[0].event.registeredAt).toMatch(/^\d{4}-.*Z$/)
  })

  // F3, F9, F25
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

  // R36, R103
  test('contact data is for those who need it', async () => {
    const { path } = await taken()
    await recorded(api, path)
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
    NewComplaintView.parse(imported.body)
    expect(imported.body).toMatchObject({ messageId, receivedAt: '2024-03-04T01:00:00.000Z' })
    const again = await api.post('/v1/complaints/import', body, { as: 'operator-zhou' })
    expect(again).toMatchObject({ status: 200, body: { id: imported.body.id } })
    const path = `/v1/complaints/${imported.body.id}`
    await recorded(api, path)
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
