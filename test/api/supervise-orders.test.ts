import { afterAll, beforeAll, expect, test } from 'vitest'
import { key, recorded, serving, takenIn, until, type Serving } from '../support/serving.ts'

// R55

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

const zhao = { as: 'supervisor-zhao' }

const listed = async (as: string, query = '') => {
  const { status, body } = await api.get(`/v1/supervise-orders${query}`, { as })
  expect(status).toBe(200)
  return body.data as { complaint: { id: string }; order: { n: number }; allowedActions: string[] }[]
}

test('orders of all complaints stand in one list, what is due first, with what their reader may do, until they are concluded', async () => {
  const { id, path } = await takenIn(api)
  await recorded(api, path)
  const order = (instruction: string, dueAt: string) =>
    api.post(`${path}/order-supervision`, { instruction, dueAt }, { ...zhao, key: key() })
  await order('说明进展。', '2099-01-02T00:00:00Z')
  await order('今天联系客户。', '2099-01-01T00:00:00Z')
  await until(async () => (await listed('supervisor-zhao')).length === 2)

  const [first] = await listed('supervisor-zhao')
  expect(first).toMatchObject({
    complaint: { id, department: 'service', handler: 'li' },
    order: { n: 2, instruction: '今天联系客户。', dueAt: '2099-01-01T00:00:00.000Z', by: 'zhao' },
    allowedActions: ['reply', 'conclude'],
  })
  const own = await listed('agent-li')
  expect(own.map(({ order: { n }, allowedActions }) => [n, allowedActions])).toEqual([
    [2, ['reply']],
    [1, ['reply']],
  ])
  expect(await listed('agent-wang')).toEqual([])
  expect(await listed('management-qian', '?department=workshop')).toEqual([])

  await api.post(`${path}/conclude-supervision`, { order: 2 }, { ...zhao, key: key() })
  await until(async () => (await listed('supervisor-zhao')).length === 1)
  expect((await listed('supervisor-zhao', '?limit=1'))[0]?.order.n).toBe(1)
})
