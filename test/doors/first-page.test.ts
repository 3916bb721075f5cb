import express from 'express'
import { get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as textOf } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { DEVELOPMENT_USERS, developmentIdentity, type Identity } from '../../src/identity/identity.ts'
import { firstRouter } from '../../src/api/pages/first-router.ts'

const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach((close) => close()))

const somebodyElse: Identity = { authenticate: async () => undefined }
const temporalUi = { url: 'http://127.0.0.1:8233', namespace: 'complaints of a firm' }

/** The first page on a port of its own. */
async function serve(deps: Parameters<typeof firstRouter>[0]): Promise<string> {
  const server = express().use(firstRouter(deps)).listen(0, '127.0.0.1')
  closing.push(() => server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Asked for as a browser does. */
async function open(deps: Parameters<typeof firstRouter>[0], headers: Record<string, string>, path = '/') {
  const url = await serve(deps)
  const response = await fetch(url + path, { headers: { accept: 'text/html,*/*;q=0.8', ...headers } })
  return { url, headers: response.headers, text: await response.text() }
}
const development = { identity: developmentIdentity({ isProduction: false }), temporalUi }

// Trial U2
test.each([
  ['zh-CN,zh;q=0.9', '<html lang="zh-CN">', '从这里开始'],
  ['en-GB', '<html lang="en">', 'Where to begin'],
])('a new user who reads %s is told what is where', async (language, lang, title) => {
  const { text, headers, url } = await open(development, { 'accept-language': language })
  expect(text).toContain(lang)
  expect(text).toContain(title)
  const links = [...text.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)
  const runs = 'http://127.0.0.1:8233/namespaces/complaints%20of%20a%20firm/workflows'
  expect(links).toEqual(expect.arrayContaining(['/docs', '/openapi.json', '/progress', '/readyz', runs]))
  expect(text).toContain(`curl -s ${url}/v1/complaints`)
  for (const token of Object.keys(DEVELOPMENT_USERS)) expect(text).toContain(`<code>${token}</code>`)
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'nonce-[^']+'; /)
  expect(headers.get('vary')).toContain('Accept-Language')
  expect(text).not.toMatch(/<script|style="|\son\w+=/)
})

// Trial U2
test('the other language is one click away', async () => {
  const { text } = await open(development, { 'accept-language': 'zh' }, '/?lang=en')
  expect(text).toContain('<html lang="en">')
  expect(text).toContain('href="/welcome?lang=zh"')
})

test('where the console is served, / leads browsers there, programs are answered as before, and /welcome says what is where', async () => {
  const deps = { ...development, consoleDir: '/built' }
  const { text, url } = await open(deps, { 'accept-language': 'en' }, '/welcome')
  expect(text).toContain('href="/console/"')
  const led = await fetch(url, { headers: { accept: 'text/html' }, redirect: 'manual' })
  expect(led.headers.get('location')).toBe('/console/')
  expect(await (await fetch(url, { headers: { accept: 'application/json' } })).json()).toMatchObject({
    docs: '/docs',
  })
})

// Trial U2
test('where somebody else says who people are, nothing tells of development users or where runs are', async () => {
  const { text } = await open({ identity: somebodyElse }, { 'accept-language': 'en' })
  expect(text).toContain('href="/progress"')
  expect(text).not.toMatch(/agent-li|[Dd]evelopment|Bearer|curl|Temporal UI/)
})

// Trial U2
test('a host that a request makes up gives a shell nothing to act on', async () => {
  const url = await serve(development)
  const text = await new Promise<string>((resolve, reject) => {
    // `fetch` would put the true host there.
    get(url, { headers: { accept: 'text/html', host: 'x;reboot' } }, (response) => {
      void textOf(response).then(resolve, reject)
    }).once('error', reject)
  })
  expect(text).toContain('curl -s http://xreboot/v1/complaints')
})

// Trial U3
test('programs are told where the runs are', async () => {
  const { text } = await open(development, { accept: '*/*' })
  expect(JSON.parse(text)).toMatchObject({
    docs: '/docs',
    temporalRuns: 'http://127.0.0.1:8233/namespaces/complaints%20of%20a%20firm/workflows',
  })
})
