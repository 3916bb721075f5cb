import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { learnFrom } from '../../../src/activities/reading/learn-reading.ts'
import { intake, recorded, serving, takenIn, type Serving } from '../../support/serving.ts'
import { recordReadBefore } from '../../support/register/read-before.ts'

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

const rental = (subject: string, ...commands: object[]) =>
  intake({
    ...{
      policyId: 'rental',
      details: { complainant: { name: '陈女士', phone: '13800001234' }, subject },
      commands,
    },
  })
const suggestionOf = async (path: string, as?: string) =>
  await api.get(`${path}/suggestion`, as === undefined ? {} : { as })
const figures = async () =>
  (
    await api.get('/v1/reports/first-reading?from=2026-01-01T00:00:00Z&to=2100-01-01T00:00:00Z', {
      as: 'management-qian',
    })
  ).body

test('before anything was learned nothing is suggested but the language', async () => {
  const { path } = await takenIn(api, rental('The deposit is missing'))
  expect((await suggestionOf(path)).body).toEqual({ language: 'en', fields: {} })
  expect(await figures()).toEqual({ suggested: 0, taken: 0, takenShare: null })
})

// R111
test('what people have classified suggests how the next is; a person takes it or not, and that is counted', async () => {
  const complaints = await recordReadBefore(api.house.register, 'zh')
  const { version } = await learnFrom({ pool: api.house.pool, keywords: {} })
  const { path } = await takenIn(api, rental('押金退了三周还没有到账,钱去哪了'))
  const { body } = await suggestionOf(path)
  expect(body).toMatchObject({
    language: 'zh',
    learned: { version, complaints },
    fields: { category: { code: 'billing', reasons: expect.arrayContaining(['押金']) } },
  })
  expect(body.fields.category.certainty).toBeGreaterThanOrEqual(0.7)

  const take = classified({ version, category: 'billing' })
  await take(path, 'billing')
  // How it is classified later is another question: a complaint counts once.
  await take(path, 'service')
  await take((await takenIn(api, rental('押金一直不退'))).path, 'service')
  expect(await figures()).toMatchObject({
    learned: { version, fields: { category: { suggested: true, complaints } } },
    ...{ suggested: 2, taken: 1, takenShare: 0.5 },
  })
})

type Journaled = { event: { type: string; suggested?: object } }

const classified =
  (suggested: { version: number; category: string }) => async (path: string, category: string) => {
    const { status } = await api.post(`${path}/classify`, { category, suggested, reason: 'Read again' })
    expect(status).toBe(200)
    await recorded(api, path)
    const { data } = (await api.get(`${path}/events`)).body
    return data
      .map(({ event }: Journaled) => event)
      .findLast(({ type }: { type: string }) => type === 'classified').suggested
  }

test('what was not suggested is not counted, whoever says that it was', async () => {
  const before = await figures()
  const { version } = before.learned
  const { path } = await takenIn(api, rental('押金退了三周还没有到账'))
  for (const suggested of [
    { version, category: 'service' },
    { version: version - 1 || 99, category: 'billing' },
    { version: version + 1, category: 'billing' },
  ])
    expect(await classified(suggested)(path, suggested.category)).toBeUndefined()
  expect(await figures()).toEqual(before)
})

test('only categories of its policy are suggested, and only to who may classify', async () => {
  const { path } = await takenIn(api, rental('我的个人信息被泄露,天天接到骚扰电话'))
  expect((await suggestionOf(path)).body.fields.category?.code).not.toBe('privacy')
  expect((await suggestionOf(path, 'auditor-wu')).status).toBe(403)
  expect((await suggestionOf(path, 'portal')).status).toBe(403)
})

test('a period that ends before it begins is refused by its field', async () => {
  const { status, body } = await api.get(
    '/v1/reports/first-reading?from=2026-03-09T00:00:00Z&to=2026-03-02T00:00:00Z',
    { as: 'management-qian', headers: { 'accept-language': 'zh' } },
  )
  expect([status, body.errors?.[0]]).toMatchObject([
    400,
    { pointer: '/to', detail: '期间的结束须晚于开始。' },
  ])
})

test('what cannot have been suggested is refused by its field', async () => {
  const { path } = await takenIn(api, rental('押金没有退'))
  const { status, body } = await api.post(`${path}/classify`, {
    ...{ category: 'billing', suggested: { version: 0, category: 'billing' } },
  })
  expect(status).toBe(400)
  expect(body.errors[0].pointer).toBe('/suggested/version')
})

test('whoever runs the system learns anew at once, and is told how well each field is read', async () => {
  const env = { ...process.env, DATABASE_URL: api.house.database.url }
  const args = ['--import', 'tsx', 'src/cli/classify.ts', 'train']
  const { stdout } = await promisify(execFile)(process.execPath, args, { env })
  expect(stdout).toMatch(/^Version \d+ was learned from 416 complaints\.\n/)
  expect(stdout).toMatch(/\ncategory: macro-F1 0\.[89]\d\d, most frequent 0\.03\d: suggested\n/)
})
