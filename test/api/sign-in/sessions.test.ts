import { SignJWT } from 'jose'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { browser, type Browser } from '../../support/browser.ts'
import { issuing, type Issuing } from '../../support/issuer.ts'
import { SESSION_KEYS, signedInAt, type SignedInAt } from './support.ts'

let issuer: Issuing
let at: SignedInAt
/** As whom the issuer signs in whoever comes. */
let person: Record<string, unknown>
beforeAll(async () => {
  issuer = await issuing()
  issuer.server.service.on('beforeTokenSigning', ({ payload }) => Object.assign(payload, person))
  at = await signedInAt({ oidc: issuer.oidc() })
})
afterAll(async () => {
  await at?.close()
  await issuer?.close()
})
beforeEach(() => void (person = { sub: 'zhao' }))
afterEach(() => void vi.useRealTimers())
const later = (minutes: number) => vi.useFakeTimers({ now: Date.now() + minutes * 60_000, toFake: ['Date'] })

const signedIn = (as = 'zhao'): Promise<Browser> => signedInAs({ sub: as })
async function signedInAs(claims: Record<string, unknown>): Promise<Browser> {
  person = claims
  const one = browser()
  const { response } = await one.open(`${at.url}/sign-in`)
  expect(response.status).toBe(200)
  return one
}
const me = async (one: Browser) => {
  const response = await one.send(`${at.url}/v1/me`)
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const administrator = async (path: string, body: object) => {
  const token = await issuer.tokenFor({ sub: 'boss', roles: ['administrator'] })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  return fetch(at.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
}

// R109
test('a browser is sent to the issuer, comes back, and is somebody', async () => {
  const one = browser()
  const { url, response } = await one.open(`${at.url}/sign-in?to=/v1/me`)
  expect(url).toBe(`${at.url}/v1/me`)
  expect(await response.json()).toEqual({
    ...{ id: 'zhao', name: '赵敏', signedInBy: 'session', scopes: null, temporalRuns: null },
    held: [{ role: 'supervisor', title: 'supervisor', departments: ['service', 'intake'], for: null }],
  })
  const [[name] = []] = one.jarOf(at.url)
  expect(name).toBe('yinuo')
})

test('the cookie is for no script, no other site, and says nothing of how the issuer knows them', async () => {
  const one = browser()
  const sent = await one.send(`${at.url}/sign-in`)
  expect(sent.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Lax/)
  const back = await one.send(sent.headers.get('location')!)
  const came = await one.send(back.headers.get('location')!)
  const cookie = came.headers.getSetCookie().find((line) => line.startsWith('yinuo='))!
  expect(cookie).toMatch(/Path=\/; Expires=.*; HttpOnly; SameSite=Lax/)
  expect(cookie.length).toBeLessThan(1_000)
})

test('it shows who is signed in, and signs out, there too', async () => {
  const one = await signedInAs({ sub: 'zhao', sid: 'S-1' })
  const page = await (await one.open(`${at.url}/sign-in`)).response.text()
  expect(page).toContain('赵敏')
  expect(page).toContain('supervisor')
  const kept = new Map(one.jarOf(at.url))
  const asked = await one.send(`${at.url}/sign-out`, { headers: { 'sec-fetch-site': 'cross-site' } })
  expect(asked.status).toBe(200)
  expect((await me(one)).status).toBe(200)
  const sent = await one.send(`${at.url}/sign-out`)
  const there = new URL(sent.headers.get('location')!)
  expect(there.origin + there.pathname).toBe(`${issuer.url}/endsession`)
  expect(Object.fromEntries(there.searchParams)).toEqual({
    ...{ client_id: 'complaints', post_logout_redirect_uri: `${at.url}/sign-out/done` },
    logout_hint: 'S-1',
  })
  const { url, response } = await one.open(sent.headers.get('location')!)
  expect([url, response.status]).toEqual([`${at.url}/sign-out/done`, 200])
  expect((await me(one)).status).toBe(401)
  // Whoever has kept the cookie has nothing.
  for (const [name, value] of kept) one.jarOf(at.url).set(name, value)
  expect((await me(one)).status).toBe(401)
})

test('nothing is kept by which others could say who somebody is', async () => {
  await signedInAs({ sub: 'zhao', sid: 'S-2', login_hint: 'zhao@example.com' })
  const { rows } = await at.house.pool.query<Record<string, unknown>>('select * from session')
  expect(rows.map((row) => row['logout_hint'])).toContain('zhao@example.com')
  expect(JSON.stringify(rows)).not.toMatch(/eyJ/)
  // As an API of the release before would.
  await at.house.pool.query(`update session set id_token = 'eyJ'`)
  expect((await at.house.pool.query('select 1 from session where id_token is not null')).rows).toEqual([])
})

describe('nobody is signed in', () => {
  test('who comes back to a sign-in that is not theirs', async () => {
    const one = browser()
    const sent = await one.send(`${at.url}/sign-in`)
    const back = await one.send(sent.headers.get('location')!)
    const { response } = await browser().open(back.headers.get('location')!)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('Sign in again')
  })

  test('whom the issuer refuses, or answers for another sign-in', async () => {
    const one = browser()
    const sent = await one.send(`${at.url}/sign-in`)
    const { searchParams } = new URL(sent.headers.get('location')!)
    const state = searchParams.get('state')
    expect(searchParams.get('code_challenge_method')).toBe('S256')
    expect((await one.send(`${at.url}/sign-in/callback?state=${state}&error=access_denied`)).status).toBe(403)
    person = { sub: 'zhao', nonce: 'another' }
    expect((await browser().open(`${at.url}/sign-in`)).response.status).toBe(403)
    person = { sub: 'zhao', aud: 'another' }
    expect((await browser().open(`${at.url}/sign-in`)).response.status).toBe(403)
  })

  test('who has no role here is told so', async () => {
    person = { sub: 'stranger' }
    const one = browser()
    const { response } = await one.open(`${at.url}/sign-in`, { headers: { 'accept-language': 'zh' } })
    expect(response.status).toBe(403)
    expect(await response.text()).toContain('You are not in the directory')
    expect((await me(one)).status).toBe(401)
  })

  test('by a cookie that was changed, or signed for something else', async () => {
    const one = await signedIn()
    const [head, body, signature] = one.jarOf(at.url).get('yinuo')!.split('.')
    const content = JSON.parse(Buffer.from(body!, 'base64url').toString()) as Record<string, unknown>
    const other = { ...content, said: { claimed: { person: 'qian', isEmail: false, roles: [] } } }
    const forged = Buffer.from(JSON.stringify(other)).toString('base64url')
    const none = Buffer.from('{"alg":"none"}').toString('base64url')
    const key = new TextEncoder().encode(SESSION_KEYS[0])
    const elsewhere = await new SignJWT(other)
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience('sign-in')
      .sign(key)
    for (const cookie of [`${head}.${forged}.${signature}`, `${none}.${forged}.`, elsewhere, 'x']) {
      one.jarOf(at.url).set('yinuo', cookie)
      expect((await me(one)).status).toBe(401)
    }
  })
})

describe('where somebody is taken after the sign-in', () => {
  test.each([
    'https://evil.example.com/',
    '//evil.example.com',
    '/\\evil.example.com',
    '/..//evil.example.com',
    'evil',
    'javascript:alert(1)',
  ])('is not %s', async (to) => {
    const { url } = await browser().open(`${at.url}/sign-in?to=${encodeURIComponent(to)}`)
    expect(url).toBe(`${at.url}/sign-in`)
  })
})

describe('a session', () => {
  test('is held against the register every five minutes, and goes on', async () => {
    const one = await signedIn()
    const first = one.jarOf(at.url).get('yinuo')
    later(4)
    expect((await me(one)).status).toBe(200)
    expect(one.jarOf(at.url).get('yinuo')).toBe(first)
    later(2)
    expect((await me(one)).status).toBe(200)
    expect(one.jarOf(at.url).get('yinuo')).not.toBe(first)
  })

  test('ends after eight hours that nobody used it, and after twelve in any case', async () => {
    const idle = await signedIn()
    later(8 * 60 + 1)
    expect((await me(idle)).status).toBe(401)
    vi.useRealTimers()
    const busy = await signedIn()
    for (let hours = 0; hours < 12; hours += 6) {
      expect((await me(busy)).status).toBe(200)
      later(6 * 60)
    }
    later(1)
    expect((await me(busy)).status).toBe(401)
  })

  test('ends when somebody signs in anew in the same browser', async () => {
    const one = await signedIn()
    const [[name, earlier] = []] = one.jarOf(at.url)
    person = { sub: 'li' }
    // Whoever is signed in is told so at /sign-in; in another window a sign-in may have been begun before.
    one.jarOf(at.url).delete(name!)
    const sent = await one.send(`${at.url}/sign-in`)
    one.jarOf(at.url).set(name!, earlier!)
    await one.open(sent.headers.get('location')!)
    expect((await me(one)).body['id']).toBe('li')
    one.jarOf(at.url).set(name!, earlier!)
    expect((await me(one)).status).toBe(401)
  })

  test('ends when an administrator says so', async () => {
    const one = await signedIn()
    const other = await signedIn('li')
    const response = await administrator('/v1/sessions/revoke', { person: 'zhao' })
    expect(response.status).toBe(200)
    expect(((await response.json()) as { ended: number }).ended).toBeGreaterThan(0)
    expect((await me(one)).status).toBe(401)
    expect((await me(other)).status).toBe(200)
  })

  test('does not outlast the person’s being here', async () => {
    const one = await signedIn('wang')
    await at.house.pool.query(`update person set active = false where id = 'wang'`)
    later(1.1)
    expect(await me(one)).toMatchObject({ status: 403, body: { code: 'notAdmitted' } })
    await at.house.pool.query(`update person set active = true where id = 'wang'`)
  })

  test('goes on for a while with the register away, and is then asked to come again', async () => {
    const one = await signedIn()
    const query = vi.spyOn(at.house.pool, 'query').mockRejectedValue(new Error('away'))
    later(15)
    expect((await me(one)).status).toBe(200)
    later(6)
    expect((await me(one)).status).toBe(503)
    query.mockRestore()
    later(1)
    expect((await me(one)).status).toBe(200)
  })
})

describe('what another site makes a browser send', () => {
  const change = '/v1/me'
  const path = () => `${at.url}/v1/people/zhao/absences`
  const body = { from: '2126-03-02T00:00:00.000Z' }

  test.each([
    [{}],
    [{ origin: 'https://evil.example.com' }],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'none' }],
  ])('is refused: %j', async (headers) => {
    const one = await signedIn()
    const response = await one.post(path(), body, headers)
    expect({ status: response.status, body: await response.json() }).toMatchObject({
      ...{ status: 403, body: { code: 'otherSite' } },
    })
    const mixed = { ...{ origin: at.url, 'sec-fetch-site': 'same-origin' }, ...headers }
    if (Object.keys(headers).length > 0) expect((await one.post(path(), body, mixed)).status).toBe(403)
  })

  test('is no form either, from our own pages neither', async () => {
    const one = await signedIn()
    const { response } = await one.submit(path(), { from: '2126-03-02T00:00:00.000Z' })
    expect(response.status).toBe(415)
  })

  test('our own pages may', async () => {
    const one = await signedIn()
    expect((await one.post(path(), body)).status).toBe(200)
    expect((await one.post(path(), body, { origin: at.url })).status).toBe(200)
    expect((await one.send(at.url + change)).status).toBe(200)
  })
})
