import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ComplaintView } from '../../../src/api/complaints/schemas.ts'
import type { Api } from '../../../src/run/start-api.ts'
import { asker, first, intake, recorded, serving, type Serving } from '../../support/serving.ts'
import { testApi } from '../../support/product.ts'

let api: Serving
/** The same, where a firm has rules of its own. */
let own: Api
beforeAll(async () => {
  api = await serving()
  const { server, house } = api
  const rules = [
    { kind: 'complaint' as const, store: 'airport', policy: 'rental' },
    { kind: 'complaint' as const, category: 'brakes', policy: 'carmaker' },
    { kind: 'enquiry' as const, policy: 'enquiry' },
    { kind: 'suggestion' as const, policy: 'suggestion' },
    { kind: 'praise' as const, policy: 'praise' },
    { policy: 'default' },
  ]
  own = await testApi({
    ...{ client: server.client, pool: house.pool, selection: { rules } },
  })
})
afterAll(async () => {
  await own?.close()
  await api?.close()
})

const zhao = { as: 'supervisor-zhao' }
const qian = { as: 'management-qian' }
const reason = 'She only asks how to pay early.'
const known = async (body: object = intake({ commands: first })) => {
  const created = await api.post('/v1/complaints', body)
  expect(created.status).toBe(201)
  const path = `/v1/complaints/${created.body.id}`
  await recorded(api, path)
  return { ...created.body, path }
}

// R40
test('the policy follows from store and category at intake, and from nobody’s channel', async () => {
  const { post } = asker(own.url)
  const policyOf = async (more: object) => {
    const body = intake(more)
    return (await post('/v1/complaints', body)).body.policy.id
  }
  const details = { ...intake().details, storeId: 'airport' }
  for (const channel of ['phone', 'web', 'letter'])
    expect(await policyOf({ channel, details })).toBe('rental')
  expect(await policyOf({ commands: [{ type: 'classify', category: 'brakes' }] })).toBe('carmaker')
  expect(await policyOf({ kind: 'enquiry', details })).toBe('enquiry')
  expect(await policyOf({})).toBe('default')
})

test('a classification that comes later selects no other policy', async () => {
  const { post, get } = asker(own.url)
  const { id } = (await post('/v1/complaints', intake())).body
  const usual = { impact: 'low', risk: 'low', complexity: 'simple' }
  expect((await post(`/v1/complaints/${id}/classify`, { category: 'brakes', ...usual })).status).toBe(200)
  expect((await get(`/v1/complaints/${id}`)).body).toMatchObject({
    classification: { category: 'brakes' },
    policy: { id: 'default' },
  })
})

// R21
describe('another kind', () => {
  test('comes with its policy, in one step', async () => {
    const { id, path } = await known()
    const refused = await api.post(`${path}/change-kind`, { kind: 'enquiry', reason })
    expect(refused).toMatchObject({ status: 403, body: { code: 'notAllowed' } })
    expect((await api.post(`${path}/change-kind`, { kind: 'whim', reason }, zhao)).body).toMatchObject({
      ...{ code: 'invalid', errors: [{ pointer: '/kind' }] },
    })
    expect((await api.post(`${path}/change-kind`, { kind: 'enquiry', reason }, zhao)).status).toBe(200)
    await recorded(api, path)
    await expect.poll(async () => (await api.get(path, qian)).body.kind).toBe('enquiry')
    const view = (await api.get(path, qian)).body
    ComplaintView.parse(view)
    expect(view).toMatchObject({ policy: { id: 'enquiry' }, nextDue: { clock: 'answer' } })
    expect(
      (await api.get('/v1/complaints?kind=enquiry', qian)).body.data.map(
        ({ id: one }: { id: string }) => one,
      ),
    ).toContain(id)
  })

  test('is objected to by its customer, and it is a complaint again', async () => {
    const { path, number, lookupSecret: secret, receivedAt } = await known()
    const slip = { number, secret }
    const object = () =>
      api.post('/v1/progress/object-to-kind', { ...slip, reason: 'It is one.' }, { as: null })
    expect(await object()).toMatchObject({ status: 409, body: { code: 'nothingToAnswer' } })
    await api.post(`${path}/change-kind`, { kind: 'praise', reason }, zhao)
    await expect.poll(async () => (await api.get(path, qian)).body.kind).toBe('praise')
    const shown = (await api.post('/v1/progress', slip, { as: null })).body
    expect(shown.allowedActions).toContain('object-to-kind')
    expect(JSON.stringify(shown)).toContain(reason)
    expect((await object()).status).toBe(200)
    await expect.poll(async () => (await api.get(path, qian)).body.kind).toBe('complaint')
    const view = (await api.get(path, qian)).body
    expect(view).toMatchObject({ policy: { id: 'default' }, receivedAt })
    const resolve = view.clocks.find(({ name }: { name: string }) => name === 'resolve')
    expect(resolve.ongoing.startTime).toBe(receivedAt)
  })
})
