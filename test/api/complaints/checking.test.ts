import { afterAll, beforeAll, expect, test } from 'vitest'
import { intake, key, serving, takenIn, type Serving } from '../../support/serving.ts'

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

const check = (body: object, as?: string) =>
  api.post('/v1/complaints/check', body, as === undefined ? {} : { as })

test('what fits is said to fit, under its policy, and nothing is taken in', async () => {
  const body = { ...intake(), messageId: 'checked-1' }
  expect((await check(body)).body).toEqual({ policy: 'default' })
  expect((await check({ ...intake(), policyId: 'rental' })).body).toEqual({ policy: 'rental' })
  // Taken in now it is new: the check has begun nothing.
  await takenIn(api, body)
})

test.each([
  ['a policy that is not there', { policyId: 'shoes' }],
  ['a receipt that lies ahead', { receivedAt: '2100-01-01T00:00:00Z' }],
  ['a receipt too long ago', { receivedAt: '2001-01-01T00:00:00Z' }],
  ['a command that does not follow', { commands: [{ type: 'acceptSolution' }] }],
])('%s is refused as it is when it is sent', async (_, wrong) => {
  const body = intake(wrong)
  const [checked, sent] = [await check(body), await api.post('/v1/complaints', body, { key: key() })]
  expect(checked.status).toBeGreaterThanOrEqual(400)
  const { instance: _one, ...said } = checked.body
  const { instance: _other, ...refused } = sent.body
  expect([checked.status, said]).toEqual([sent.status, refused])
})

test('who may not take complaints in may not ask either', async () => {
  expect((await check(intake(), 'auditor-wu')).status).toBe(403)
})
