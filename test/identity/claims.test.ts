import { describe, expect, test } from 'vitest'
import { configOf } from '../../src/config/config.ts'
import { claimedIn } from '../../src/identity/claims.ts'

const oidcOf = (settings: Record<string, string> = {}) =>
  configOf({
    OIDC_ISSUER: 'https://id.example.com',
    OIDC_CLIENT_ID: 'complaints',
    OIDC_AUDIENCE: 'complaints-api',
    ...settings,
  }).oidc!

test('Keycloak: the roles of the realm, by their names there', () => {
  const oidc = oidcOf({
    OIDC_PERSON_CLAIM: 'preferred_username',
    OIDC_ROLES_CLAIM: 'realm_access.roles',
    OIDC_ROLES_MAP: 'complaints-agent=agent, complaints-lead=supervisor',
    OIDC_DEPARTMENTS_CLAIM: 'departments',
  })
  const claims = {
    sub: '5d0c1e0e-8f6f-4d53-9a52-b7f0a4a8c1a1',
    preferred_username: 'wang',
    realm_access: { roles: ['offline_access', 'complaints-agent', 'default-roles-firm'] },
    departments: ['workshop'],
  }
  expect(claimedIn(claims, oidc)).toEqual({
    ...{ person: 'wang', isEmail: false, roles: ['agent'], departments: ['workshop'] },
  })
})

test('Entra ID: the roles of the app, as they are called here', () => {
  const oidc = oidcOf({ OIDC_PERSON_CLAIM: 'oid' })
  const claims = { oid: 'b1c2', sub: 'x', roles: ['manager', 'Something.Else'], tid: 't' }
  expect(claimedIn(claims, oidc)).toEqual({ person: 'b1c2', isEmail: false, roles: ['manager'] })
})

test('a claim may have dots in its name, and hold one value', () => {
  const oidc = oidcOf({ OIDC_ROLES_CLAIM: 'https://example.com/claims.roles' })
  const claims = { sub: 'li', 'https://example.com/claims': { roles: 'agent' } }
  expect(claimedIn(claims, oidc)?.roles).toEqual(['agent'])
  const flat = { sub: 'li', 'https://example.com/claims.roles': ['agent'] }
  expect(claimedIn(flat, oidc)?.roles).toEqual(['agent'])
})

test('nobody becomes a customer, another system or the system itself by a claim', () => {
  const roles = ['system', 'customer', 'integration', 'toString', '__proto__', 7, null, { role: 'agent' }]
  expect(claimedIn({ sub: 'li', roles }, oidcOf())?.roles).toEqual([])
})

test('what the map says of a value holds, not what the value looks like', () => {
  const oidc = oidcOf({ OIDC_ROLES_MAP: 'manager=agent, cn=all=legal,both=agent,both=auditor' })
  expect(claimedIn({ sub: 'li', roles: ['manager', 'both'] }, oidc)?.roles).toEqual([
    ...['agent', 'agent', 'auditor'],
  ])
})

describe('the person', () => {
  test('is named by e-mail where that is the claim, unless the issuer has not verified it', () => {
    const oidc = oidcOf({ OIDC_PERSON_CLAIM: 'email' })
    expect(claimedIn({ email: 'Li@Example.com', email_verified: true }, oidc)).toMatchObject({
      ...{ person: 'li@example.com', isEmail: true },
    })
    expect(claimedIn({ email: 'li@example.com', email_verified: false }, oidc)).toBeUndefined()
    // An issuer that lets people write any address into their profile does not say that it is theirs.
    expect(claimedIn({ email: 'li@example.com' }, oidc)).toBeUndefined()
  })

  test.each([[undefined], [''], [7], [['li']], ['a\u0000b'], ['a\nb'], ['x'.repeat(121)]])(
    'is not %j',
    (sub) => {
      expect(claimedIn({ sub }, oidcOf())).toBeUndefined()
    },
  )
})

describe('the settings', () => {
  test('name a role that there is, and what the issuer knows us as', () => {
    expect(() => oidcOf({ OIDC_ROLES_MAP: 'a=boss' })).toThrow('OIDC_ROLES_MAP')
    expect(() => oidcOf({ OIDC_ROLES_MAP: 'a=system' })).toThrow('OIDC_ROLES_MAP')
    expect(() => oidcOf({ OIDC_ROLES_MAP: 'agent' })).toThrow('OIDC_ROLES_MAP')
    expect(() => oidcOf({ OIDC_CLIENT_ID: '' })).toThrow('OIDC_CLIENT_ID: is needed with OIDC_ISSUER')
    expect(() => oidcOf({ SESSION_KEYS: 'short' })).toThrow('SESSION_KEYS')
  })

  test('say whom tokens are for: nobody is let in by one that is for anybody', () => {
    expect(oidcOf({ OIDC_AUDIENCE: 'api://complaints' }).audience).toBe('api://complaints')
    expect(() => oidcOf({ OIDC_AUDIENCE: '' })).toThrow('OIDC_AUDIENCE: is needed with OIDC_ISSUER')
  })
})
