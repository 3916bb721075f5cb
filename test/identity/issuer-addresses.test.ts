import { afterEach, describe, expect, test, vi } from 'vitest'
import { createIssuer } from '../../src/identity/issuer.ts'
import { openAddressIn } from '../../src/identity/issuer-addresses.ts'

const issuer = 'https://id.example.com'
const production = { isProduction: true }
const trial = { isProduction: false }

// R109
describe('an address that an issuer names', () => {
  test.each(['jwks_uri', 'token_endpoint', 'authorization_endpoint', 'end_session_endpoint'] as const)(
    'is https: %s',
    (name) => {
      expect(openAddressIn(issuer, { [name]: `${issuer}/x` }, production)).toBeUndefined()
      const address = 'http://id.example.com/x'
      for (const where of [production, trial])
        expect(openAddressIn(issuer, { [name]: address }, where)).toEqual({ name, address })
    },
  )

  test('may be on this machine, for trying only', () => {
    for (const address of ['http://127.0.0.1:8080/keys', 'http://localhost/keys', 'http://[::1]/keys']) {
      expect(openAddressIn(issuer, { jwks_uri: address }, trial)).toBeUndefined()
      expect(openAddressIn(issuer, { jwks_uri: address }, production)).toMatchObject({ address })
    }
  })

  test.each(['http://127.0.0.1.example.com/keys', 'ftp://localhost/keys', 'nowhere'])(
    'is nothing that only looks so: %s',
    (address) => expect(openAddressIn(issuer, { jwks_uri: address }, trial)).toBeDefined(),
  )

  test('is as open as the issuer itself, which is for trying', () => {
    const named = { jwks_uri: 'http://keycloak:8080/keys' }
    expect(openAddressIn('http://keycloak:8080', named, trial)).toBeUndefined()
  })
})

describe('an issuer', () => {
  afterEach(() => void vi.unstubAllGlobals())

  test('that gives its keys away unencrypted is asked for none, and that is said', async () => {
    const asked: string[] = []
    const document = { issuer, token_endpoint: `${issuer}/token`, jwks_uri: 'http://id.example.com/keys' }
    vi.stubGlobal('fetch', async (url: string | URL) => {
      asked.push(String(url))
      return Response.json(document)
    })
    const told: string[] = []
    const oidc = {
      issuer,
      clientId: 'complaints',
      audience: 'api',
      person: 'sub',
      roles: 'roles',
      rolesMap: [],
    }
    const { configuration } = createIssuer(oidc, { ...production, told: (reason) => void told.push(reason) })
    const sentence = `${issuer} names http://id.example.com/keys as its jwks_uri, which is not https`
    await expect(configuration()).rejects.toThrow(sentence)
    expect(told.join()).toContain(sentence)
    expect(asked).toEqual([`${issuer}/.well-known/openid-configuration`])
  })
})
