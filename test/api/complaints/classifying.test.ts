import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CategoriesView } from '../../../src/api/rules/routes.ts'
import { intake, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

/** Who reaches complaints of all departments. */
const qian = { as: 'management-qian' }
const carmaker = (...commands: object[]) => intake({ policyId: 'carmaker', commands })
const classify = (category: string, more: object = {}) => ({ type: 'classify', category, ...more })
const classified = async (path: string) => {
  const { data } = (await api.get(`${path}/events?limit=200`, qian)).body
  return data
    .map(({ event }: { event: { type: string } }) => event)
    .findLast(({ type }: { type: string }) => type === 'classified')
}

/** What is listed as lacking evidence. */
const missing = async () => {
  const { body } = await api.get('/v1/complaints?evidenceMissing=true&category=brakes&sort=received', qian)
  return body.data.map(({ number }: { number: string }) => number)
}

// R20, R23, R29
describe('under a policy with a list of categories', () => {
  test('the list is there to choose from, with definitions', async () => {
    const { body } = await api.get('/v1/categories')
    for (const one of body.data) CategoriesView.parse(one)
    const list = body.data.find((one: { list: string }) => one.list === 'carmaker')
    expect(list.data.map(({ id }: { id: string }) => id)).toContain('brakes')
    expect((await api.get('/v1/categories', { as: 'portal' })).status).toBe(403)
  })

  test('a category alone classifies: what is usual of it is decided and kept', async () => {
    const { path } = await takenIn(api, carmaker(classify('brakes')))
    await recorded(api, path)
    expect((await api.get(path, qian)).body.classification).toMatchObject({
      ...{ category: 'brakes', severity: 'major', complexity: 'complex' },
    })
    expect(await classified(path)).toMatchObject({
      ...{ nature: 'product', impact: 'high', risk: 'high', list: 'carmaker 1', requiresRootCause: true },
    })
  })

  // R59, R61
  test('what its category wants as evidence is there or missing, and of how many sources a major one has it', async () => {
    const { path, number } = await takenIn(api, carmaker(classify('brakes')))
    await recorded(api, path)
    expect((await api.get(path, qian)).body).toMatchObject({
      evidenceWanted: [
        { kind: 'photo', isThere: false },
        { kind: 'systemRecord', isThere: false },
      ],
      independentSources: { needed: 2, known: 0 },
    })
    expect(await missing()).toContain(number)
    const photo = { kind: 'photo', digest: 'a'.repeat(64), source: '客户' }
    expect((await api.post(`${path}/attach-evidence`, photo, qian)).status).toBe(200)
    const serial = { complainant: { phone: '13800001234' }, product: { serial: 'LSVAA4187E2184847' } }
    expect((await api.post(`${path}/amend-details`, { details: serial }, qian)).status).toBe(200)
    const given = { department: 'service', person: 'li', reason: 'They know the car.' }
    expect((await api.post(`${path}/assign`, given, qian)).status).toBe(200)
    await recorded(api, path)
    expect((await api.get(path, qian)).body).toMatchObject({
      evidenceWanted: [{ isThere: true }, { isThere: false }],
      independentSources: { needed: 2, known: 1 },
    })
    const record = { kind: 'systemRecord', digest: 'b'.repeat(64), source: '客户' }
    expect((await api.post(`${path}/attach-evidence`, record, qian)).status).toBe(200)
    await recorded(api, path)
    expect(await missing()).not.toContain(number)
    const strange = await api.get('/v1/complaints?evidenceMissing=true&open=false', qian)
    expect(strange).toMatchObject({ status: 400, body: { errors: [{ pointer: '/evidenceMissing' }] } })
    const refused = async (language: string) =>
      (
        await api.post(
          `${path}/propose-solution`,
          { measures: 'Repaired' },
          {
            ...qian,
            headers: { 'accept-language': language },
          },
        )
      ).body.detail
    expect(await refused('zh')).toBe('须先取得 2 个独立来源（source）的证据（evidence），目前有 1 个。')
    expect(await refused('en')).toMatch(/evidence of 2 independent sources/)
  })

  test('another word is refused at intake and later, by its field, and the list is told', async () => {
    const first = await api.post('/v1/complaints', carmaker(classify('whim')))
    expect(first).toMatchObject({
      status: 400,
      body: { code: 'invalid', errors: [{ pointer: '/commands/0/category', code: 'unknown' }] },
    })
    expect(first.body.categories).toContain('brakes')
    const { path } = await takenIn(api, carmaker())
    await recorded(api, path)
    const later = await api.post(
      `${path}/classify`,
      { category: 'whim' },
      { headers: { 'accept-language': 'zh' } },
    )
    expect(later).toMatchObject({ status: 400, body: { errors: [{ pointer: '/category' }] } })
    expect(later.body.detail).toContain('类别表 carmaker 中没有类别 whim')
    expect((await api.get(path, qian)).body.classification).toBeUndefined()
    expect((await api.post(`${path}/classify`, { category: 'paint' })).status).toBe(400)
  })

  test('what the category does not give must be said', async () => {
    const { path } = await takenIn(api, carmaker())
    await recorded(api, path)
    const bare = await api.post(`${path}/classify`, { category: 'other', impact: 'low' })
    expect(bare).toMatchObject({
      status: 400,
      body: {
        errors: [
          { pointer: '/risk', code: 'missing' },
          { pointer: '/complexity', code: 'missing' },
        ],
      },
    })
    const whole = { category: 'other', impact: 'low', risk: 'low', complexity: 'simple' }
    expect((await api.post(`${path}/classify`, whole)).status).toBe(200)
  })

  test('without any routing rule the complaint goes where its category goes', async () => {
    const { path } = await takenIn(api, carmaker(classify('contract')))
    await recorded(api, path)
    expect((await api.get(path, qian)).body.owner).toMatchObject({
      ...{ department: 'legal', automatic: { rule: 'category', category: 'contract' } },
    })
  })
})

test('under a policy without a list any word will do, and all is said', async () => {
  const { path } = await takenIn(api, intake())
  await recorded(api, path)
  const bare = await api.post(`${path}/classify`, { category: 'whim' })
  expect(bare.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    ...['/impact', '/risk', '/complexity'],
  ])
  const whole = { category: 'whim', impact: 'low', risk: 'low', complexity: 'simple' }
  expect((await api.post(`${path}/classify`, whole)).status).toBe(200)
  expect(await classified(path)).not.toHaveProperty('list')
})
