import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ComplaintView, ReceiptView, EventView, ClockView, Explanation } from '../../src/api/views/schemas.ts'
import { first, intake, key, serving } from './serving.ts'

let api: Awaited<ReturnType<typeof serving>>
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

describe('a whole life', () => {
  test('in single requests, from the intake to the closing', async () => {
    const { get, post } = api
    const created = await post('/v1/complaints', intake(), { key: key() })
    expect(created).toMatchObject({ status: 201, body: { stage: 'received', recorded: false } })
    ComplaintView.parse(created.body)
    const { id, number } = created.body
    expect(created.headers.get('location')).toBe(`/v1/complaints/${id}`)
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
    expect(view).toMatchObject({
      status: 200,
      body: { number, stage: 'closed', recorded: true, clocks: expect.any(Array) },
    })
    ComplaintView.parse(view.body)
    expect(view.body.version).toBe(closed.body.version)
    expect(await get(`/v1/complaints/${number.toLowerCase().replaceAll('-', ' ')}`)).toMatchObject({
      status: 200,
      body: { id },
    })
  })
})
