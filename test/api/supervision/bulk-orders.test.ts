import { afterAll, beforeAll, expect, test } from 'vitest'
import { recorded, serving, takenIn, until, type Answered, type Serving } from '../../support/serving.ts'

// Which orders over many complaints there are: whoever leads finds theirs again, and those of others.

let api: Serving
let complaint: { id: string; number: string; path: string }
beforeAll(async () => {
  api = await serving({ everything: true })
  complaint = await takenIn(api)
  await recorded(api, complaint.path)
})
afterAll(() => api?.close())

const AS = 'manager-sun'
const list = (query = '', as = AS): Promise<Answered> => api.get(`/v1/bulk-orders${query}`, { as })

async function order(path: string, body: object): Promise<string> {
  const begun = await api.post(path, body, { as: AS })
  expect(begun.status).toBe(202)
  const { id } = begun.body as { id: string }
  await until(async () => (await api.get(`${path}/${id}`, { as: AS })).body?.state === 'ended')
  return id
}

test('what began last stands first, with what it is about and how many are settled', async () => {
  const { id, number } = complaint
  const target = { department: 'service', person: 'chen' }
  const given = await order('/v1/reassignments', {
    ...{ selection: { ids: [id] }, target, reason: '李娜休假一周。' },
  })
  const looked = await order('/v1/policy-adoptions', {
    ...{ policyId: 'rental', selection: { ids: [number] }, reason: '试算。', dryRun: true },
  })
  const { body } = await list()
  expect(body.data).toMatchObject([
    {
      ...{ id: looked, kind: 'adoptPolicy', adopted: { id: 'rental' }, dryRun: true, state: 'ended' },
      ...{ total: 1, pending: 0, reason: '试算。', by: { id: 'sun', role: 'manager' } },
    },
    { id: given, kind: 'reassign', target, dryRun: false, state: 'ended', total: 1, done: 1 },
  ])
  expect(body.data.map(({ selection }: { selection: object }) => selection)).toEqual([{}, {}])
  expect(body).not.toHaveProperty('nextCursor')
})

test('page by page each stands once, and a cursor of another list is refused', async () => {
  const { data } = (await list()).body
  const first = (await list('?limit=1')).body
  const second = (await list(`?limit=1&cursor=${first.nextCursor}`)).body
  expect([...first.data, ...second.data]).toEqual(data)
  expect(second.nextCursor).toBeUndefined()
  expect(await list('?cursor=abc')).toMatchObject({ status: 400 })
})

test('those who lead or oversee see the list; an agent does not', async () => {
  const asked = async (as: string) => (await list('', as)).status
  expect(await Promise.all(['supervisor-zhao', 'auditor-wu', 'operator-zhou'].map(asked))).toEqual([
    200, 200, 200,
  ])
  expect(await asked('agent-li')).toBe(403)
})
