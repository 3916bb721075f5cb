import { afterAll, beforeAll, expect, test } from 'vitest'
import { freeze } from '../../../src/reports/report-store.ts'
import { createPool } from '../../../src/register/pool.ts'
import { cuttableProxy } from '../../support/faults/cuttable-proxy.ts'
import { frozenReport, period } from '../../support/frozen-report.ts'
import { testApi } from '../../support/product.ts'
import { serving, type Serving } from '../../support/serving.ts'

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

const open = async (query: string, url = api.api.url) => {
  const response = await fetch(`${url}/about${query}`)
  return { status: response.status, headers: response.headers, text: await response.text() }
}

// R106, R107, R3
test('everybody reads where to turn, what happens by when, and what is asked often, in both languages', async () => {
  const zh = await open('?lang=zh')
  expect(zh.status).toBe(200)
  expect(zh.headers.get('cache-control')).toBe('public, max-age=300')
  expect(zh.headers.get('x-robots-tag')).toBeNull()
  for (const words of [
    '网上提交',
    '全天',
    '专人与您联系',
    '投诉：有问题要解决',
    '如何查询处理进度？',
    '尚未发布报告',
  ])
    expect(zh.text).toContain(words)
  const en = await open('?lang=en')
  for (const words of [
    'Online form',
    'A member of our staff gets in touch with you',
    'A question',
    '5 working days, or the date promised',
  ])
    expect(en.text).toContain(words)
  for (const { text } of [zh, en]) {
    expect(text).not.toMatch(/<script|https?:\/\/|style="|\son\w+=|noindex/)
    expect(Buffer.byteLength(text)).toBeLessThan(15 * 1024)
  }
})

test('what is looked for is found in either language; what is not there is said', async () => {
  const found = await open('?lang=en&q=%20SECRET%20lost')
  expect(found.text).toContain('I have lost my secret.')
  expect(found.text).not.toContain('What if I do not agree')
  expect((await open('?lang=en&q=查询码丢失')).text).toContain('I have lost my secret.')
  expect((await open('?lang=zh&q=%22%3E%3Cu%3E')).text).toContain('没有找到相关问题')
})

// R107
test('with the register away it is there all the same, with the results of the last issued report', async () => {
  const { data, period: label, cutOffAt } = frozenReport()
  const draft = { period: { ...period, label }, cutOffAt, by: 'schedule', requestKey: 'about', data }
  await freeze(api.house.pool, draft)
  const { url } = api.house.database
  const { hostname, port } = new URL(url)
  const wire = await cuttableProxy({ host: hostname, port: Number(port) })
  const pool = createPool(wire.url(url))
  const alone = await testApi({ client: api.server.client, pool, temporalAddress: api.server.address })
  const told = await open('?lang=en', alone.url)
  await wire.cut()
  const away = await open('?lang=zh', alone.url)
  expect(away.status).toBe(200)
  for (const { text } of [told, away])
    for (const figure of ['1234', '1100', '90.0%']) expect(text).toContain(figure)
  expect(told.text).toContain('How we have done · Q3 2026')
  expect(told.text).toContain('too few to be published')
  await wire.restore()
  await alone.close()
  await pool.end()
  await wire.cut()
})
