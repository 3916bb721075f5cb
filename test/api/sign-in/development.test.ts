import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser } from '../../support/browser.ts'
import { signedInAt, type SignedInAt } from './support.ts'

let at: SignedInAt
beforeAll(async () => {
  at = await signedInAt()
})
afterAll(() => at?.close())

test('a development user is one click away, in both languages', async () => {
  const one = browser()
  const { response: shown } = await one.open(`${at.url}/sign-in?lang=zh`)
  // With no-referrer Chromium sends `Origin: null` along with the form.
  expect(shown.headers.get('referrer-policy')).toBe('same-origin')
  const page = await shown.text()
  expect(page).toContain('选择开发用户')
  expect(page).toContain('赵敏')
  for (const name of ['客户服务', '技术支持']) expect(page).toContain(name)
  expect(page).not.toMatch(/>\s*(service|workshop)\s*</)
  expect(page).not.toMatch(/<script|style="|\son\w+=/)
  const english = await (await one.open(`${at.url}/sign-in?lang=en`)).response.text()
  expect(english).toContain('Choose a development user')
  expect(english).toContain('Customer service')
  const { url, response } = await one.submit(`${at.url}/sign-in`, { user: 'supervisor-zhao', to: '/v1/me' })
  expect(url).toBe(`${at.url}/v1/me`)
  expect(await response.json()).toMatchObject({
    ...{ id: 'zhao', name: '赵敏', signedInBy: 'session', held: [{ role: 'supervisor' }] },
  })
  const here = await (await one.open(`${at.url}/sign-in?lang=zh`)).response.text()
  expect(here).toContain('客户服务')
  expect(here).not.toMatch(/>\s*service\s*</)
  const { response: out } = await one.open(`${at.url}/sign-out`)
  expect(await out.text()).toContain('You are signed out')
  expect((await one.send(`${at.url}/v1/me`)).status).toBe(401)
})

test('nobody is made to sign in by another site, or as somebody who is none of them', async () => {
  const one = browser()
  const body = new URLSearchParams({ user: 'agent-li' })
  const elsewhere = await one.send(`${at.url}/sign-in`, {
    ...{ method: 'POST', body, headers: { origin: 'https://evil.example.com' } },
  })
  expect(elsewhere.status).toBe(403)
  for (const user of ['boss', 'toString', ''])
    expect((await one.submit(`${at.url}/sign-in`, { user })).response.status).toBe(403)
  expect((await one.send(`${at.url}/v1/me`)).status).toBe(401)
})

test('a token says who somebody is, in their language', async () => {
  const headers = { authorization: 'Bearer auditor-wu', 'accept-language': 'zh' }
  const response = await fetch(`${at.url}/v1/me`, { headers })
  expect(await response.json()).toMatchObject({
    signedInBy: 'token',
    held: [{ title: '审计' }],
    temporalRuns: null,
  })
})
