import { afterAll, beforeAll, expect, test } from 'vitest'
import { orderEnded } from '../../support/incident-orders.ts'
import { key, recorded, serving, takenIn, until, type Answered, type Serving } from '../../support/serving.ts'

// Complaints of one cause are gathered, told and answered together, each with its own consent.

let api: Serving
let taken: { id: string; number: string; path: string }[]
let incident: string
beforeAll(async () => {
  api = await serving({ everything: true })
  taken = []
  for (const nth of [1, 2, 3]) {
    const details = {
      complainant: { name: `Ms ${nth}`, ...(nth < 3 && { email: `ms${nth}@example.com` }) },
      ...{ subject: 'The pile was hot', storeId: 'chaoyang' },
    }
    const commands = [{ type: 'assign', department: 'service', person: 'li' }]
    taken.push(await takenIn(api, { channel: 'phone', details, commands }))
  }
  for (const { path } of taken) await recorded(api, path)
})
afterAll(() => api?.close())

const AS = 'supervisor-zhao'
const post = (path: string, body: object, as = AS): Promise<Answered> => api.post(path, body, { as })
const whole = async (as = AS) => (await api.get(`/v1/incidents/${incident}`, { as })).body
const order = (path: string, body: object, as = AS) => orderEnded(api, incident, [path, body, as])
const complaintOf = async (nth: number) => (await api.get(taken[nth]!.path)).body

// R56
test('an incident is opened once, listed, and read by those who work here', async () => {
  const body = { title: '充电桩过热', cause: '端子松动。', storeId: 'chaoyang' }
  const once = { as: AS, key: key() }
  const opened = await api.post('/v1/incidents', body, once)
  expect(opened).toMatchObject({ status: 201, body: { state: 'open', complaints: 0, openedBy: 'zhao' } })
  incident = opened.body.id
  expect(opened.headers.get('location')).toBe(`/v1/incidents/${incident}`)
  expect(await api.post('/v1/incidents', body, once)).toMatchObject({ status: 200, body: { id: incident } })
  expect((await api.post('/v1/incidents', { ...body, title: 'x' }, once)).status).toBe(422)
  expect((await post('/v1/incidents', body, 'agent-li')).status).toBe(403)
  expect((await api.get('/v1/incidents?open=true', { as: 'auditor-wu' })).body.data).toMatchObject([
    { id: incident, title: '充电桩过热' },
  ])
  expect((await api.get('/v1/incidents/inc_none', { as: AS })).status).toBe(404)
})

test('complaints join by what they have in common, looked at first, and by number', async () => {
  const [one] = taken
  const looked = await order('members', { selection: { storeId: 'chaoyang' }, dryRun: true })
  expect(looked).toMatchObject({ dryRun: true, total: 3, done: 3 })
  expect(await whole()).toMatchObject({ complaints: 0 })
  const named = await order('members', { selection: { ids: [one!.number, 'nobody'] } })
  expect(named).toMatchObject({ total: 2, done: 1, unknown: 1, command: { type: 'joinIncident' } })
  const before = await api.get(`/v1/incidents/${incident}`, { as: AS })
  const known = { as: AS, headers: { 'if-none-match': before.headers.get('etag')! } }
  expect((await api.get(`/v1/incidents/${incident}`, known)).status).toBe(304)
  const rest = await order('members', { selection: { storeId: 'chaoyang' } })
  expect(rest).toMatchObject({ total: 2, done: 2 })
  await until(async () => (await whole()).complaints === 3)
  expect((await api.get(`/v1/incidents/${incident}`, known)).body).toMatchObject({ complaints: 3 })
  const { data } = (await api.get(`/v1/complaints?incident=${incident}`)).body
  expect(data).toHaveLength(3)
  expect(await complaintOf(0)).toMatchObject({ incident })
  const again = await order('members', { selection: { ids: [one!.id] } })
  expect(again.items).toMatchObject([{ state: 'refused', detail: 'It is in this incident already.' }])
  expect((await post(`/v1/incidents/${incident}/members`, { selection: {} })).status).toBe(400)
})

test('one joins by a command of its own too, where there is such an incident', async () => {
  const join = (of: string) => post(`${taken[0]!.path}/join-incident`, { incident: of })
  expect(await join('inc_none')).toMatchObject({ status: 409, body: { code: 'unknown' } })
  expect(await join(incident)).toMatchObject({ status: 409, body: { code: 'alreadyDone' } })
})

test('what was done is in its log', async () => {
  const measures = `/v1/incidents/${incident}/measures`
  expect(await post(measures, { what: '已断电。' })).toMatchObject({ status: 200, body: { version: 2 } })
  const late = await post(measures, { what: '已断电。', takenAt: '2126-01-01T00:00:00Z' })
  expect(late).toMatchObject({ status: 409, body: { code: 'notThisInstant' } })
  expect((await whole()).log).toMatchObject([
    { sequence: 1, type: 'opened', by: { id: 'zhao', role: 'supervisor' } },
    { sequence: 2, type: 'measureRecorded', data: { what: '已断电。' } },
  ])
})

test('one message goes to each who can be written to', async () => {
  const sent = await order('messages', { text: '已停用，将与您联系。' })
  expect(sent).toMatchObject({ total: 3, done: 2, refused: 1 })
  expect(sent.items.find(({ state }: { state: string }) => state === 'refused').detail).toMatch(/call them/)
  const written = await api.get(`${taken[0]!.path}/events`, { as: AS })
  expect(written.text).toContain('messageWritten')
  expect(written.text).toContain('已停用，将与您联系。')
})

test('one proposal to all waits by its total; each of them is approved, and consents for itself', async () => {
  const refund = (amountCents: number) => [{ kind: 'refund', money: { amountCents, currency: 'CNY' } }]
  const mixed = {
    measures: '退费。',
    items: [{ kind: 'refund', money: { amountCents: 1, currency: 'USD' } }],
  }
  const exceptions = [{ complaint: taken[1]!.number, items: refund(300_000) }]
  const nothing = await post(`/v1/incidents/${incident}/proposals`, { ...mixed, exceptions })
  expect(nothing).toMatchObject({ status: 409, body: { code: 'contradiction' } })
  const left = [{ complaint: taken[2]!.id, leftOut: true }]
  const proposed = await order('proposals', {
    ...{ measures: '退费。', items: refund(290_000), exceptions: [...exceptions, ...left] },
  })
  const sum = { amountCents: 590_000, currency: 'CNY' }
  expect(proposed).toMatchObject({ total: 2, done: 2, refused: 0, sum })
  // Each alone lies below the limit.
  await until(async () => (await complaintOf(0)).proposal?.state === 'awaitingApproval')
  expect((await complaintOf(1)).proposal).toMatchObject({
    redress: { amountCents: 300_000 },
    incidentTotal: sum,
  })
  expect((await complaintOf(2)).proposal).toBeUndefined()
  const own = await order('approvals', { approves: true })
  expect(own).toMatchObject({ total: 2, refused: 2 })
  const approved = await order('approvals', { approves: true, comment: '同意。' }, 'manager-sun')
  expect(approved).toMatchObject({ total: 2, done: 2 })
  await until(async () => (await complaintOf(1)).proposal?.state === 'offered')
  const evidence = { kind: 'recording', reference: 'call-7', source: 'hotline' }
  expect((await api.post(`${taken[0]!.path}/accept-solution`, { evidence })).status).toBe(200)
  await until(async () => (await complaintOf(0)).proposal?.state === 'accepted')
  const { members, orders, offered } = await whole()
  expect(offered).toEqual([sum])
  const states = members.map(({ proposal }: { proposal: string | null }) => proposal)
  expect(new Set(states)).toEqual(new Set(['accepted', 'offered', null]))
  expect(orders).toHaveLength(8)
  const { data } = (await api.get('/v1/bulk-orders?limit=1', { as: AS })).body
  expect(data).toMatchObject([{ kind: 'forIncident', total: 2, done: 2 }])
})

test('once it is closed nobody joins it, and nothing more is ordered', async () => {
  const close = () => post(`/v1/incidents/${incident}/close`, { summary: '已全部更换。' })
  expect(await close()).toMatchObject({ status: 200, body: { state: 'closed', closedBy: 'zhao' } })
  expect(await close()).toMatchObject({ status: 409, body: { code: 'alreadyDone' } })
  expect((await post(`/v1/incidents/${incident}/messages`, { text: 'x' })).status).toBe(409)
  expect((await post(`${taken[2]!.path}/leave-incident`, { reason: '另有原因。' })).status).toBe(200)
})

test('what was offered to one that leaves is offered still', async () => {
  const { offered } = await whole()
  expect((await post(`${taken[0]!.path}/leave-incident`, { reason: '另有原因。' })).status).toBe(200)
  await until(async () => (await whole()).complaints === 1)
  expect((await whole()).offered).toEqual(offered)
})
