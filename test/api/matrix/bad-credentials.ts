import { createPublicKey, createSecretKey, type JsonWebKey } from 'node:crypto'
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { signCustomer } from '../../../src/identity/development-customers.ts'
import { browser } from '../../support/browser.ts'
import { AUDIENCE } from '../../support/issuer.ts'
import type { Api, Caller, Callers } from './callers.ts'
import type { House } from './house.ts'

type Refused = readonly [status: number, code: string]
export type Bad = { headers: Caller['headers']; refused: Refused }

const UNKNOWN: Refused = [401, 'unauthenticated']
const NOT_HERE: Refused = [403, 'notAdmitted']

export const BAD = [
  ...['nobody', 'what is no token', 'a development user', 'expired', 'not valid yet', 'without an end'],
  ...['wrong audience', 'wrong issuer', 'alg none', 'key confusion', 'another key', 'changed'],
  ...['an unknown key', 'a revoked key', 'an expired key'],
  ...['a session that was revoked', 'a session that was changed', "a customer's assertion"],
  ...['left', 'no role here', 'a role that no issuer gives'],
] as const
export type BadName = (typeof BAD)[number]

/** Everything that shows nobody, or somebody who has nothing to do here. */
export async function badCredentials(
  house: House,
  api: Api,
  callers: Callers,
): Promise<ReadonlyMap<string, Bad>> {
  const bad = (token: string, refused: Refused = UNKNOWN): Bad => ({
    ...{ headers: callers.bearer(token).headers, refused },
  })
  return new Map<string, Bad>([
    ['nobody', { headers: {}, refused: UNKNOWN }],
    ['what is no token', bad('a.b.c')],
    ['a development user', bad('management-qian')],
    ...(await tokens(house, bad)),
    ...(await keys(house, callers, bad)),
    ...(await sessions(house, api, callers)),
    ["a customer's assertion", bad(await signCustomer({ complaint: 'cmp_1' }))],
    ['left', bad(await house.issuer.tokenFor({ sub: 'gus', roles: ['agent'] }), NOT_HERE)],
    ['no role here', bad(await house.issuer.tokenFor({ sub: 'stranger' }), NOT_HERE)],
    [
      'a role that no issuer gives',
      bad(await house.issuer.tokenFor({ sub: 'x', roles: ['customer', 'integration', 'system'] }), NOT_HERE),
    ],
  ])
}

type Named = (token: string, refused?: Refused) => Bad

async function tokens({ issuer }: House, bad: Named): Promise<[BadName, Bad][]> {
  const inSeconds = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds
  const sub = 'meg'
  const claims = { sub, aud: AUDIENCE, iss: issuer.url, exp: inSeconds(600) }
  const [jwk] = issuer.server.issuer.keys.toJSON()
  const key = createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' })
  const known = createSecretKey(Buffer.from(key.export({ type: 'spki', format: 'pem' })))
  const { privateKey } = await generateKeyPair('RS256')
  const signed = (alg: string) => new SignJWT(claims).setProtectedHeader({ alg, kid: 'first' })
  const [head, , signature] = (await issuer.tokenFor({ sub: 'ann' })).split('.')
  const others = Buffer.from(JSON.stringify(claims)).toString('base64url')
  return [
    ['expired', bad(await issuer.tokenFor({ sub }, { expiresIn: -60 }))],
    ['not valid yet', bad(await issuer.tokenFor({ sub, nbf: inSeconds(600) }))],
    ['without an end', bad(await issuer.tokenFor({ sub, exp: undefined }))],
    ['wrong audience', bad(await issuer.tokenFor({ sub, aud: 'wages' }))],
    ['wrong issuer', bad(await issuer.tokenFor({ sub, iss: 'https://id.example.com' }))],
    ['alg none', bad(new UnsecuredJWT(claims).encode())],
    ['key confusion', bad(await signed('HS256').sign(known))],
    ['another key', bad(await signed('RS256').sign(privateKey))],
    ['changed', bad(`${head}.${others}.${signature}`)],
  ]
}

async function keys({ register }: House, callers: Callers, bad: Named): Promise<[BadName, Bad][]> {
  const [gone, old, never] = [
    await callers.key(['complaints:read']),
    await callers.key(['complaints:read']),
    `yk_${'0'.repeat(16)}_${'A'.repeat(43)}`,
  ]
  await register.pool.query(`update api_key set expires_at = now() - interval '1 day' where id = $1`, [
    old.id,
  ])
  const { url, headers } = callers.administrator
  const revoked = await fetch(`${url}/v1/api-keys/${gone.id}/revoke`, { method: 'POST', headers })
  if (revoked.status !== 200) throw new Error(await revoked.text())
  return [
    ['an unknown key', bad(never)],
    ['a revoked key', bad(gone.token)],
    ['an expired key', bad(old.token)],
  ]
}

async function sessions({ issuer }: House, api: Api, callers: Callers): Promise<[BadName, Bad][]> {
  issuer.server.service.on('beforeTokenSigning', ({ payload }) => Object.assign(payload, { sub: 'col' }))
  const one = browser()
  await one.open(`${api.url}/sign-in`)
  const cookie = one.jarOf(api.url).get('yinuo')!
  const is = async (status: number) => {
    const me = await one.send(`${api.url}/v1/me`)
    if (me.status !== status) throw new Error(`The session of col is answered with ${me.status}.`)
  }
  await is(200)
  const { headers } = callers.administrator
  await api.post('/v1/sessions/revoke', { person: 'col' }, { as: null, headers })
  await is(401)
  const [head, body, signature] = cookie.split('.')
  const content = JSON.parse(Buffer.from(body!, 'base64url').toString()) as object
  const said = { claimed: { person: 'meg', isEmail: false, roles: [] } }
  const forged = Buffer.from(JSON.stringify({ ...content, sid: 'x', said })).toString('base64url')
  const by = (value: string): Bad => ({
    headers: { cookie: `yinuo=${value}`, origin: api.url, 'sec-fetch-site': 'same-origin' },
    refused: UNKNOWN,
  })
  return [
    ['a session that was revoked', by(cookie)],
    ['a session that was changed', by(`${head}.${forged}.${signature}`)],
  ]
}
