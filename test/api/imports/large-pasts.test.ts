import { afterAll, beforeAll, expect, test } from 'vitest'
import { key, serving, type Serving } from '../../support/serving.ts'

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

const HOUR = 3_600_000
const operator = { as: 'operator-zhou' }
const at = (before: number) => new Date(Date.now() - before).toISOString()
const bring = (body: object, asked: object = {}) =>
  api.post('/v1/complaints/import', body, { ...operator, ...asked })

const imported = (receivedBefore: number, facts: readonly object[]) => ({
  channel: 'other',
  messageId: key(),
  receivedAt: at(receivedBefore),
  details: { complainant: { name: 'Chen Yu' }, subject: 'Long ago' },
  facts,
})

// Trial B5
test('5,000 contacts are taken over, and the complaint lives', async () => {
  const contact = { type: 'recordContact', direction: 'outward', method: 'phone', summary: 'x'.repeat(60) }
  const facts = Array.from({ length: 5_000 }, (_, index) => ({ ...contact, at: at((5_000 - index) * HOUR) }))
  const taken = await bring(imported(5_001 * HOUR, facts))
  expect(taken.status).toBe(201)
  const path = `/v1/complaints/${taken.body.id}`
  const once = { key: key() }
  const noted = () => api.post(`${path}/add-note`, { text: 'It lives.' }, once)
  // While so much is being recorded the answer may take longer than anybody waits for it.
  await expect.poll(async () => (await noted()).status, { timeout: 240_000, interval: 500 }).toBe(200)
  expect((await noted()).body.version).toBeGreaterThan(15_000)
}, 300_000)

// Trial S7
test('what would take too much work is refused at once in the reader’s language, and nothing has begun', async () => {
  const facts = Array.from({ length: 2_000 }, (_, index) => ({
    type: 'escalate',
    reason: 'Again',
    at: at((2_000 - index) * HOUR),
  }))
  const body = imported(2_001 * HOUR, facts)
  const refused = await bring(body)
  expect(refused).toMatchObject({ status: 409, body: { code: 'tooMuchWork', workAtMost: 1_000_000 } })
  expect(refused.body.detail).toMatch(/^At fact \d+ /)
  const inChinese = await bring(body, { headers: { 'accept-language': 'zh-CN' } })
  expect(inChinese.body.detail).toMatch(/第 \d+ 项事实/)
  // The message's name is still free.
  expect((await bring({ ...body, facts: [] })).status).toBe(201)
})

// Trials S7 and R8
test('a receipt of 27 years ago is taken over, one of 1980 is refused at once', async () => {
  const year = 365 * 24 * HOUR
  expect((await bring(imported(27 * year, []))).status).toBe(201)
  expect(await bring({ ...imported(0, []), receivedAt: '1980-01-01T00:00:00Z' })).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/receivedAt', code: 'tooLongAgo' }] },
  })
})

// Trials B5 and R8
test('while a long past is told, whoever asks whether the API lives is answered', async () => {
  const told: string[] = []
  const importing = bring(imported(27 * 365 * 24 * HOUR, [])).then(() => told.push('imported'))
  const asked = api.get('/livez').then(({ status }) => told.push(`livez ${status}`))
  await Promise.all([importing, asked])
  expect(told).toEqual(['livez 200', 'imported'])
})
