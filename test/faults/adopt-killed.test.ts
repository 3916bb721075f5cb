import { expect, test } from 'vitest'
import { AdoptionView } from '../../src/api/rules/adoption-routes.ts'
import { policyNamed } from '../support/domain/given.ts'
import { withdrawal } from '../support/domain/withdrawal.ts'
import { killedOrders } from '../support/faults/killed-orders.ts'
import { key } from '../support/serving.ts'
import { expectKept } from '../support/temporal/worker-with-register.ts'
import type { Life } from '../support/temporal/workflow-lives.ts'

const orders = killedOrders()
const { worker } = orders
const complaints = (count: number) =>
  orders.complaints(count, { opened: () => ({ policy: policyNamed('rental') }) })

const zhou = { as: 'operator-zhou' }
const stands = async (id: string, query = '') => {
  const { body } = await orders.asked().get(`/v1/policy-adoptions/${id}?limit=200&${query}`, zhou)
  return AdoptionView.parse(body)
}
const ended = (id: string) =>
  expect.poll(async () => (await stands(id)).state, { timeout: 90_000, interval: 300 }).not.toBe('running')

const adoptions = async (life: Life) =>
  (await expectKept(orders.house, life)).entries.filter(({ event }) => event.type === 'policyAdopted').length

// F33
test('what would follow is found first; then a worker is killed in the middle, and each adopts it once', async () => {
  const first = await worker()
  const lives = await complaints(10)
  const { post, get } = orders.asked()
  const body = { policyId: 'default', selection: { policy: 'rental' }, reason: '统一改用基本承诺。' }
  expect((await post('/v1/policy-adoptions', body)).status).toBe(403)
  const nowhere = await post('/v1/policy-adoptions', { ...body, policyId: 'none' }, zhou)
  expect(nowhere).toMatchObject({ status: 400, body: { errors: [{ pointer: '/policyId' }] } })
  const nobody = await post('/v1/policy-adoptions', { ...body, selection: {} }, zhou)
  expect(nobody).toMatchObject({ status: 400, body: { errors: [{ pointer: '/selection' }] } })

  const dry = await post('/v1/policy-adoptions', { ...body, dryRun: true }, zhou)
  await ended(dry.body.id)
  const looked = await stands(dry.body.id)
  expect(looked).toMatchObject({ dryRun: true, total: 10, done: 10, refused: 0, policy: { id: 'default' } })
  expect(looked.dues).toBe(10)
  for (const life of lives) expect(await adoptions(life)).toBe(0)
  await first.kill()

  const once = key()
  const begun = await post('/v1/policy-adoptions', body, { ...zhou, key: once })
  expect(begun).toMatchObject({ status: 202, body: { id: expect.stringMatching(/^adp_/) } })
  const { id } = begun.body
  expect((await post('/v1/policy-adoptions', body, { ...zhou, key: once })).status).toBe(200)
  const dying = await worker({ diesAfter: 5 })
  await dying.exited
  expect((await stands(id)).done).toBeLessThan(10)
  await worker()
  await ended(id)
  const result = await stands(id)
  expect(result).toMatchObject({
    state: 'ended',
    total: 10,
    done: 10,
    begun: looked.begun,
    by: { id: 'zhou' },
  })
  for (const life of lives) expect(await adoptions(life)).toBe(1)
  const { body: page } = await get(`/v1/policy-adoptions/${id}?limit=4`, zhou)
  expect(page.items).toHaveLength(4)
  expect((await stands(id, `cursor=${page.nextCursor}`)).items).toHaveLength(6)
  expect((await post(`/v1/policy-adoptions/${id}/cancel`, {}, zhou)).status).toBe(409)
  expect((await get('/v1/policy-adoptions/adp_nothing', zhou)).status).toBe(404)
}, 300_000)

test('each complaint may refuse, with its sentence; what is not there is unknown', async () => {
  await worker()
  const [open, closed] = (await complaints(2)) as [Life, Life]
  await closed.ask(withdrawal)
  const ids = [open.id, closed.id, 'Y-nobody']
  const body = { policyId: 'default', selection: { ids }, reason: 'One rule' }
  const begun = await orders.asked().post('/v1/policy-adoptions', body, zhou)
  await ended(begun.body.id)
  const { items, ...result } = await stands(begun.body.id)
  expect(result).toMatchObject({ total: 3, done: 1, refused: 1, unknown: 1 })
  expect(items.find(({ complaint }) => complaint === closed.id)?.detail).toContain('closed')
}, 300_000)
