import { EventView } from '../../../src/api/complaints/event-schema.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ComplaintView, NewComplaintView, ReceiptView } from '../../../src/api/complaints/schemas.ts'
import {
  asker,
  first,
  intake,
  key,
  policies,
  recorded,
  serving,
  takenIn,
  type Serving,
} from '../../support/serving.ts'
import { customerDoes } from '../../support/customers.ts'
import { testApi } from '../../support/product.ts'

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

const taken = (body?: object) => takenIn(api, body)
const recording = { kind: 'recording', digest: 'ab'.repeat(32), source: 'hotline' }

describe('a whole life', () => {
  // R65, R81
  test('in single requests, from the intake to the closing', async () => {
    const { get, post } = api
    const created = await post('/v1/complaints', intake(), { key: key() })
    expect(created).toMatchObject({ status: 201, body: { stage: 'received', recorded: false } })
    NewComplaintView.parse(created.body)
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
    const accepted = await customerDoes(api, path, 'accept-solution')
    expect(accepted).toMatchObject({ status: 200, body: { stage: { code: 'executing' } } })
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
    const later = await testApi({
      ...{ client: api.server.client, pool: api.house.pool },
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
    const again = await api.post('/v1/complaints', body, { key: key(), as: 'operator-zhou' })
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
    await recorded(api, path)
    const { headers } = await api.get(path)
    const etag = headers.get('etag')!
    expect((await api.get(path, { headers: { 'if-none-match': etag } })).status).toBe(304)
    await api.post(`${path}/add-note`, { text: 'Called.' })
    expect((await api.get(path, { headers: { 'if-none-match': etag } })).status).toBe(200)
  })
})
