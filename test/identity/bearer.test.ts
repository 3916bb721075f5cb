import { createPublicKey, createSecretKey, type JsonWebKey } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import type { Request } from 'express'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Directory } from '../../src/directory/directory.ts'
import { identityFor } from '../../src/identity/identity-for.ts'
import { AUDIENCE, issuing, type Issuing } from '../support/issuer.ts'
import { directory, without } from '../support/directories.ts'

let issuer: Issuing
beforeAll(async () => {
  issuer = await issuing()
})
afterAll(() => issuer.close())
afterEach(() => vi.useRealTimers())

const reasons: string[] = []
/** No tokens of people are looked up there. */
const pool = { query: () => Promise.reject(new Error('Nobody was to ask.')) }

/** Who somebody is to a system with this directory. */
function system(known: () => Directory | undefined = directory, oidc = issuer.oidc()) {
  const by = {
    isProduction: true,
    directory: async () => known(),
    told: (it: string) => void reasons.push(it),
  }
  const { identity } = identityFor({ oidc, sessionKeys: ['k'.repeat(64)] }, { ...by, pool })
  return (token: string | undefined) =>
    identity.authenticate({
      get: (name: string) => (name === 'authorization' && token ? `Bearer ${token}` : undefined),
    } as Request)
}
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds

// R109
test('a token of the issuer for us names a person of the directory', async () => {
  const token = await issuer.tokenFor({ sub: 'zhao' })
  expect(await system()(token)).toEqual({
    ...{ id: 'zhao', by: 'token' },
    held: [{ role: 'supervisor', departments: ['service', 'intake'] }],
  })
})

test.each([
  ['PS256', {}],
  ['ES256', {}],
  ['ES384', {}],
  ['EdDSA', { crv: 'Ed25519' }],
])('it may be signed with %s', async (alg, curve) => {
  await issuer.server.issuer.keys.generate(alg, { kid: alg, ...curve })
  expect(await system()(await issuer.tokenFor({ sub: 'li' }, { kid: alg }))).toMatchObject({ id: 'li' })
})

describe('an access token is known', () => {
  const forBoth = () => system(directory, issuer.oidc({ audience: 'complaints' }))
  test.each([
    ['of Entra ID, whose name for us is that of the client', { scp: 'access', azpacr: '1' }],
    ['of Keycloak, by its own word', { typ: 'Bearer', nonce: 'of older releases' }],
    ['by what it was given for', { scope: 'openid' }],
  ])('%s', async (_, claims) => {
    const token = await issuer.tokenFor({ sub: 'li', aud: 'complaints', ...claims })
    expect(await forBoth()(token)).toMatchObject({ id: 'li' })
  })

  test.each(['at+jwt', 'application/at+jwt'])('by its type %s (RFC 9068)', async (typ) => {
    const token = await issuer.server.issuer.buildToken({
      kid: 'first',
      scopesOrTransform: (header, payload) => {
        Object.assign(header, { typ })
        Object.assign(payload, { sub: 'li', aud: 'complaints' })
      },
    })
    expect(await forBoth()(token)).toMatchObject({ id: 'li' })
  })
})

describe('nobody is named', () => {
  const claims = { sub: 'li', aud: AUDIENCE }
  const refused = async (token: string) => expect(await system()(token)).toBeUndefined()
  /** As the issuer would sign it, with another key or in another way. */
  const forged = (header: { alg: string; kid?: string }) =>
    new SignJWT({ ...claims, iss: issuer.url, exp: inSeconds(600) }).setProtectedHeader(header)

  test('by none, or by what is no token', async () => {
    expect(await system()(undefined)).toBeUndefined()
    await refused('agent-li')
    await refused('a.b.c')
  })

  test('by one that has expired', async () => refused(await issuer.tokenFor(claims, { expiresIn: -60 })))
  test('by one that does not expire', async () =>
    refused(await issuer.tokenFor({ ...claims, exp: undefined })))
  test('by one that is not valid yet', async () =>
    refused(await issuer.tokenFor({ ...claims, nbf: inSeconds(600) })))
  test('by one for somebody else', async () => refused(await issuer.tokenFor({ ...claims, aud: 'wages' })))
  test('by one for nobody', async () => refused(await issuer.tokenFor({ ...claims, aud: undefined })))
  test('by one of another issuer, though signed with the same key', async () =>
    refused(await issuer.tokenFor({ ...claims, iss: 'https://id.example.com' })))
  test('by one that tells of the end of a session', async () => {
    const events = { 'http://schemas.openid.net/event/backchannel-logout': {} }
    await refused(await issuer.tokenFor({ ...claims, events }))
  })
  test('by one that tells us of a sign-in, and was never for calling anybody', async () => {
    for (const mark of [{ nonce: 'n' }, { at_hash: 'h' }, { c_hash: 'h' }, { typ: 'ID' }, { typ: 'Refresh' }])
      await refused(await issuer.tokenFor({ ...claims, ...mark }))
  })
  test('by one that is for the client and does not show that it is more than an ID token', async () => {
    const ask = system(directory, issuer.oidc({ audience: 'complaints' }))
    const token = await issuer.tokenFor({ sub: 'li', aud: 'complaints' })
    expect(await ask(token)).toBeUndefined()
  })
  test('by one that names no person', async () => refused(await issuer.tokenFor({ sub: undefined })))

  test('by one that nobody has signed', async () => {
    const token = new UnsecuredJWT({ ...claims, iss: issuer.url, exp: inSeconds(600) }).encode()
    await refused(token)
  })

  test('by one signed with the public key as if it were a secret', async () => {
    const [key] = issuer.server.issuer.keys.toJSON()
    const pem = createPublicKey({ key: key as JsonWebKey, format: 'jwk' }).export({
      type: 'spki',
      format: 'pem',
    })
    const secret = createSecretKey(Buffer.from(pem))
    await refused(await forged({ alg: 'HS256', kid: 'first' }).sign(secret))
  })

  test('by one signed with a key that is not the issuer’s, under its name or another', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256')
    await refused(await forged({ alg: 'RS256', kid: 'first' }).sign(privateKey))
    await refused(await forged({ alg: 'RS256', kid: 'unknown' }).sign(privateKey))
    await refused(await forged({ alg: 'RS256' }).sign(privateKey))
    const jwk = await exportJWK(publicKey)
    const told = new SignJWT({ ...claims, iss: issuer.url, exp: inSeconds(600) })
    await refused(await told.setProtectedHeader({ alg: 'RS256', jwk }).sign(privateKey))
  })

  test('by one that was changed', async () => {
    const [head, , signature] = (await issuer.tokenFor(claims)).split('.')
    const body = Buffer.from(JSON.stringify({ ...claims, sub: 'qian', iss: issuer.url, exp: inSeconds(600) }))
    await refused(`${head}.${body.toString('base64url')}.${signature}`)
  })
})

test('a key that the issuer has begun to use is found', async () => {
  const ask = system()
  await ask(await issuer.tokenFor({ sub: 'li' }))
  await issuer.server.issuer.keys.generate('RS256', { kid: 'second' })
  const token = await issuer.tokenFor({ sub: 'li' }, { kid: 'second' })
  vi.useFakeTimers({ now: Date.now() + 31_000, toFake: ['Date'] })
  expect(await ask(token)).toMatchObject({ id: 'li' })
})

test('whoever has left is not let in with a token that is still good', async () => {
  let known = directory()
  const ask = system(() => known)
  const token = await issuer.tokenFor({ sub: 'li', roles: ['agent'] })
  expect(await ask(token)).toMatchObject({ id: 'li' })
  known = without('li')
  expect(await ask(token)).toMatchObject({ code: 'notAdmitted' })
})

test('a token that is known already holds no longer than it says', async () => {
  const ask = system()
  const token = await issuer.tokenFor({ sub: 'li' }, { expiresIn: 20 })
  expect(await ask(token)).toMatchObject({ id: 'li' })
  vi.useFakeTimers({ now: Date.now() + 31_000, toFake: ['Date'] })
  expect(await ask(token)).toBeUndefined()
})

test('with the issuer away nobody is taken for an impostor; who is known goes on', async () => {
  const other = await issuing()
  const ask = system(directory, other.oidc())
  const known = await other.tokenFor({ sub: 'li' })
  const late = await other.tokenFor({ sub: 'zhao' })
  expect(await ask(known)).toMatchObject({ id: 'li' })
  const never = system(directory, other.oidc())
  await other.close()
  expect(await ask(known)).toMatchObject({ id: 'li' })
  expect(await ask(late)).toMatchObject({ id: 'zhao' })
  expect(await never(late)).toEqual({ code: 'issuerUnavailable' })
  expect(reasons.length).toBeGreaterThan(0)
})

test('with the register away and never read the claims hold', async () => {
  const token = await issuer.tokenFor({ sub: 'li', roles: ['agent'] })
  const ask = system(() => undefined)
  expect(await ask(token)).toEqual({ id: 'li', by: 'token', held: [{ role: 'agent' }] })
})
