import { Client } from '@temporalio/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApi } from '../../support/product.ts'
import {
  first,
  intake,
  linkOf,
  LOOKUP_KEYS,
  recorded,
  serving,
  takenIn,
  type Serving,
} from '../../support/serving.ts'

let api: Serving
beforeAll(async () => {
  api = await serving()
})
afterAll(() => api?.close())

async function withSlip(details: object = {}) {
  const body = intake({ commands: first, details: { ...intake().details, ...details } })
  const taken = await takenIn(api, body)
  await recorded(api, taken.path)
  const slip = { number: taken.number, secret: taken.lookupSecret }
  return { id: taken.id as string, path: taken.path as string, slip, link: linkOf(taken) }
}

/** What a browser without scripts does: sends a form, gets a page. */
async function send(fields: Record<string, string>) {
  const response = await fetch(`${api.api.url}/progress`, {
    method: 'POST',
    body: new URLSearchParams(fields),
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const open = async (query = '') => {
  const response = await fetch(`${api.api.url}/progress${query}`)
  return { status: response.status, headers: response.headers, text: await response.text() }
}

/** The fields of the form for an action, as the page offers it. */
function formFor(action: string, page: string): Record<string, string> {
  const form = page.split('<form').find((one) => one.includes(`value="${action}"`))!
  const fields = form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, value]))
}

test('a page of our own alone: no script, nothing loaded, for no search engine and in no cache', async () => {
  const { slip } = await withSlip()
  for (const { status, headers, text } of [await open(), await send(slip)]) {
    expect(status).toBe(200)
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'nonce-[^']+'; /)
    expect(headers.get('x-robots-tag')).toContain('noindex')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(text).not.toMatch(/<script|https?:\/\/|style="|\son\w+=/)
    expect(Buffer.byteLength(text)).toBeLessThan(16_000)
  }
})

// R77
test('bears the name of the firm, in the language in which it has one', async () => {
  const { slip } = await withSlip()
  const { server, house } = api
  const client = new Client({ connection: server.nativeConnection })
  const named = await testApi({
    ...{ client, temporalAddress: server.address, pool: house.pool, lookupKeys: LOOKUP_KEYS },
    firm: { zh: '宏达汽车' },
  })
  const at = `${named.url}/progress`
  const own = await (
    await fetch(at, { method: 'POST', body: new URLSearchParams({ ...slip, lang: 'zh' }) })
  ).text()
  expect(own).toContain('<title>处理进度 · 宏达汽车</title>')
  expect(own).toContain('<b>宏达汽车</b>')
  expect(await (await fetch(`${at}?lang=zh`)).text()).toContain('<b>宏达汽车</b>')
  expect(await (await fetch(`${at}?lang=en`)).text()).toContain('<b>Yinuo</b>')
  await named.close()
})

test('a link fills the form in and shows nothing yet: whoever only follows links learns nothing', async () => {
  const { slip } = await withSlip()
  const { text } = await open(`?${new URLSearchParams({ ...slip, lang: 'en' }).toString()}`)
  expect(text).toContain(`value="${slip.secret}"`)
  expect(text).not.toContain('looking into it')
})

test('in the language asked for, and without a wish in that of the complaint', async () => {
  const { slip } = await withSlip({ complainant: { name: 'Ann', language: 'en' } })
  expect((await send(slip)).text).toContain('We are looking into it.')
  expect((await send({ ...slip, lang: 'zh' })).text).toContain('我们正在调查处理。')
  expect((await open('?lang=en')).text).toContain('<html lang="en">')
  expect((await open()).text).toContain('<html lang="zh-CN">')
})

test('what does not open a complaint keeps what was typed, and says why in its language', async () => {
  const { slip } = await withSlip()
  const wrong = await send({ ...slip, secret: 'K7QD', lang: 'zh' })
  expect(wrong.status).toBe(404)
  expect(wrong.text).toMatch(/role="alert"[^<]*>没有与此编号和查询码相符的记录/)
  expect(wrong.text).toContain(`value="${slip.number}"`)
  expect((await send({})).status).toBe(404)
  expect((await send({ number: '"><u>', secret: '<i>' })).text).not.toMatch(/<u>|<i>/)
})

test('words are text, whoever wrote them', async () => {
  const { slip, path } = await withSlip({ subject: '<img src=x>' })
  await api.post(`${path}/propose-solution`, { measures: '"><svg onload=alert(1)>' })
  const { text } = await send(slip)
  expect(text).not.toMatch(/<img|<svg/)
  expect(text).toContain('&lt;svg')
})

test('a proposal is declined there, once however often the button is pressed', async () => {
  const { link: slip, path } = await withSlip()
  const redress = { amountCents: 12_345, currency: 'CNY' }
  await api.post(`${path}/propose-solution`, { measures: 'We pay for the cleaning.', redress })
  const offered = await send({ ...slip, lang: 'en' })
  expect(offered.text).toContain('CN¥123.45')
  const fields = { ...formFor('decline-solution', offered.text), words: 'It was more.' }
  const pressed = await Promise.all([send(fields), send(fields)])
  for (const { status, text } of pressed) {
    expect(status).toBe(200)
    expect(text).toContain('This has been recorded.')
    expect(text).toContain('We are looking into it.')
  }
  const { data } = (await api.get(`${path}/events?limit=200`)).body
  const declined = data.filter(({ event }: { event: { type: string } }) => event.type === 'solutionDeclined')
  expect(declined).toMatchObject([{ event: { reason: 'It was more.' }, by: { role: 'customer' } }])
})

test('what is refused is said above the complaint as it stands', async () => {
  const { slip } = await withSlip()
  const early = await send({ ...slip, lang: 'zh', action: 'reopen', words: '还没有办结。' })
  expect(early.status).toBe(409)
  expect(early.text).toContain('role="alert"')
  expect(early.text).toContain('我们正在调查处理。')
  const empty = await send({ ...slip, lang: 'en', action: 'withdraw', words: ' ' })
  expect(empty.status).toBe(400)
  expect(empty.text).toContain('We are looking into it.')
})

test('as many words as the form lets one write, in Chinese too', async () => {
  const { slip, path } = await withSlip()
  await api.post(`${path}/request-information`, { what: '请提供发票。' })
  const form = formFor('provide-information', (await send(slip)).text)
  expect((await send({ ...form, words: '长'.repeat(10_000) })).status).toBe(200)
  expect((await send(slip)).text).toContain('长长长')
})

// R78, R80, R81, R85
test('how it went is rated there, and what is said afterwards is taken', async () => {
  const { slip: told, link: slip, path } = await withSlip()
  await api.post(`${path}/propose-solution`, { measures: 'A refund.' })
  const offered = formFor('accept-solution', (await send({ ...slip, lang: 'en' })).text)
  expect((await send({ ...offered, score: '4' })).status).toBe(200)
  await api.post(`${path}/record-execution`, { what: 'Paid.' })
  expect((await send({ ...told, lang: 'en' })).text).not.toContain('value="rate"')
  const asked = await send({ ...slip, lang: 'en' })
  expect(asked.text).toContain('Is the problem solved?')
  const form = formFor('rate', asked.text)
  expect((await send({ ...form, score: '5' })).status).toBe(400)
  expect((await send({ ...form, score: '6', solved: 'yes' })).status).toBe(400)
  const rated = await send({ ...form, score: '5', solved: 'yes', words: '' })
  expect(rated.text).toContain('It has been resolved.')
  const later = formFor('give-feedback', (await send({ ...slip, lang: 'en' })).text)
  expect((await send({ ...later, words: 'It lasts.' })).text).toContain('This has been recorded.')
  const { data } = (await api.get(`${path}/events?limit=200`)).body
  const said = data.map(({ event }: { event: object }) => event)
  expect(said).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({ type: 'solutionAccepted', score: 4 }),
      expect.objectContaining({ type: 'rated', score: 5, solved: true, result: 'satisfied' }),
      expect.objectContaining({ type: 'feedbackGiven', text: 'It lasts.' }),
    ]),
  )
})
