import { afterAll, beforeAll, expect, test } from 'vitest'
import { first, intake, recorded, serving, takenIn, type Serving } from '../support/serving.ts'

// R15, R97, R103

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

const phone = '13700004321'
const complainant = { name: '赵女士', phone, email: 'zhao@example.com' }

test('whoever answers the telephone sees who it is; of other departments no more than that there is something', async () => {
  const details = { complainant, subject: 'The car was late', customerId: 'C-77' }
  const { id, number, path } = await takenIn(api, intake({ details, commands: [...first] }))
  await recorded(api, path)

  const mine = await api.get(`/v1/customers?phone=${phone}`)
  expect(mine.status).toBe(200)
  expect(mine.body.data).toMatchObject([
    {
      ...{ sameness: 'certain', ...complainant, customerId: 'C-77', open: 1 },
      complaints: [{ id, number, stage: 'investigating', subject: 'The car was late', handler: 'li' }],
    },
  ])
  const theirs = await api.get('/v1/customers?customerId=C-77', { as: 'agent-wang' })
  expect(theirs.body.data).toEqual([
    {
      ...{ sameness: 'certain', open: 1 },
      complaints: [{ number, kind: 'complaint', stage: 'investigating', department: 'service' }],
    },
  ])

  const readings = await api.get('/v1/accesses?person=wang', { as: 'auditor-wu' })
  expect(JSON.stringify(readings.body)).toContain('listCallers')
})

test('it is for those who take complaints in, and something has to be told', async () => {
  for (const as of ['auditor-wu', 'legal-tang'])
    expect((await api.get(`/v1/customers?phone=${phone}`, { as })).status, as).toBe(403)
  for (const [asked, field] of [
    ['', 'phone'],
    ['?limit=5', 'phone'],
    ['?phone=12', 'phone'],
    ['?email=nobody', 'email'],
    ['?name=%E2%80%94', 'name'],
    ['?vin=1', 'vin'],
  ] as const) {
    const { status, body } = await api.get(`/v1/customers${asked}`)
    expect([status, body.errors?.[0]?.pointer], asked).toEqual([400, `/${field}`])
  }
  const chinese = await api.get('/v1/customers?phone=12', { headers: { 'accept-language': 'zh' } })
  expect(chinese.body.errors[0].detail).toBe('位数太少，不是电话号码。')
})

test('while a complaint is being told, others like it are found: of this person, of this order, in such words', async () => {
  const told = { name: '周先生', phone: '13700009876' }
  const details = { complainant: told, subject: '取车时车内未清洁', orderNumber: 'R-5501' }
  const { id, path } = await takenIn(api, intake({ details, commands: [...first] }))
  await recorded(api, path)
  const similar = async (asked: Record<string, string>, as = 'agent-li') => {
    const { status, body } = await api.get(`/v1/complaints/similar?${String(new URLSearchParams(asked))}`, {
      as,
    })
    return [status, body.data?.map((one: { id: string; relation: string }) => [one.id, one.relation])]
  }
  expect(await similar({ phone: told.phone })).toEqual([200, [[id, 'related']]])
  expect(await similar({ phone: told.phone, subject: '取车时车内没有清洁' })).toEqual([
    200,
    [[id, 'duplicate']],
  ])
  expect(await similar({ orderNumber: 'r 5501' })).toEqual([200, [[id, 'duplicate']]])
  expect(await similar({})).toEqual([200, []])
  expect(await similar({ phone: told.phone }, 'agent-wang')).toEqual([200, []])
  expect(await similar({ phone: told.phone }, 'auditor-wu')).toEqual([403, undefined])
})
