import { afterAll, beforeAll, expect, test } from 'vitest'
import { figureRoutes } from '../../src/api/figures/routes.ts'
import { first, intake, serving } from '../support/serving.ts'

let api: Awaited<ReturnType<typeof serving>>
const period = () => {
  const day = 24 * 3_600_000
  const text = (at: number) => encodeURIComponent(new Date(at).toISOString())
  return `from=${text(Date.now() - day)}&to=${text(Date.now() + day)}`
}
const kpi = (more = '') => `/v1/reports/kpi?${period()}${more}`

beforeAll(async () => {
  api = await serving()
  const { body } = await api.post('/v1/complaints', intake({ commands: first }))
  const effort = { minutes: 25, cost: { amountCents: 1_200, currency: 'CNY' } }
  const recorded = await api.post(`/v1/complaints/${body.id}/record-effort`, effort)
  expect(recorded).toMatchObject({ status: 200, body: { recorded: true } })
})
afterAll(() => api?.close())

test('the figures of a period, as they were counted from what was done', async () => {
  const answer = await api.get(kpi('&by=department'))
  expect(answer.status).toBe(200)
  figureRoutes.getFigures.answer.parse(answer.body)
  const [service] = answer.body.data
  expect(service).toMatchObject({
    key: 'service',
    figures: { received: 1, open: 1, effort: { minutes: 25, costs: [{ amountCents: 1_200 }] } },
  })
  expect(service.figures.stages).toContainEqual(
    expect.objectContaining({ stage: 'investigating', minutes: 25 }),
  )
  const past = await api.get(kpi('&asOf=2026-01-01T00:00:00Z'))
  expect(past.body).toMatchObject({ asOf: '2026-01-01T00:00:00.000Z', data: [{ figures: { received: 0 } }] })
})

// R89, F63
test('as a table with the definitions, by format or by what is accepted', async () => {
  const asked = await api.get(kpi('&format=csv&language=en'))
  expect(asked.headers.get('content-type')).toMatch(/^text\/csv/)
  expect(asked.headers.get('content-disposition')).toContain('.csv')
  expect(asked.text).toContain('"effort.minutes",25,"minutes","Handling minutes"')
  const accepted = await api.get(kpi(), { headers: { accept: 'text/csv' } })
  expect(accepted.text).toContain('处理工时')
})

// R98
test('figures of single handlers are for management, and for each handler their own', async () => {
  for (const as of ['agent-li', 'supervisor-zhao', 'manager-sun', 'auditor-wu'])
    expect((await api.get(kpi('&by=handler'), { as })).status).toBe(403)
  expect((await api.get(kpi('&handler=chen'))).status).toBe(403)
  expect((await api.get(kpi('&handler=li'))).body.data[0].figures.received).toBe(1)
  const board = await api.get(kpi('&by=handler'), { as: 'management-qian' })
  expect(board.body.data).toMatchObject([{ key: 'li', figures: { received: 1 } }])
  expect((await api.get(kpi(), { as: 'portal' })).status).toBe(403)
})

test('what does not fit is named', async () => {
  const wrong = async (more: string) => (await api.get(`/v1/reports/kpi?${more}`)).body
  const week = 'from=2026-03-02T00:00:00Z&to=2026-03-09T00:00:00Z'
  expect(await wrong('from=2026-03-09T00:00:00Z&to=2026-03-02T00:00:00Z')).toMatchObject({
    status: 400,
    errors: [{ pointer: '/to' }],
  })
  expect(await wrong('from=1990-03-02T00:00:00Z&to=2026-03-09T00:00:00Z&by=day')).toMatchObject({
    status: 400,
    errors: [{ pointer: '/by' }],
  })
  expect(await wrong(`${week}&zone=Asia/Nowhere`)).toMatchObject({ errors: [{ pointer: '/zone' }] })
  expect(await wrong(`${week}&by=mood`)).toMatchObject({ errors: [{ pointer: '/by' }] })
  expect((await api.get(`/v1/reports/kpi?${week}&zone=Europe/Berlin&by=week`)).body.data).toHaveLength(2)
})

// R40
test('equal treatment: each channel beside all of them', async () => {
  const answer = await api.get(`/v1/reports/equal-treatment?${period()}`)
  figureRoutes.getEqualTreatment.answer.parse(answer.body)
  expect(answer.body.data).toMatchObject([
    { channel: null, received: 1 },
    { channel: 'phone', received: 1 },
  ])
})

// R89, F61
test('what each figure means', async () => {
  const { body } = await api.get('/v1/reports/definitions')
  figureRoutes.getDefinitions.answer.parse(body)
  expect(body.data.length).toBeGreaterThan(30)
})
