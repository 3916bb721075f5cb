import { OAuth2Server } from 'oauth2-mock-server'
import type { Oidc } from '../../src/config/sign-in.ts'

type Claims = Record<string, unknown>
type How = { expiresIn?: number; kid?: string }

export const AUDIENCE = 'complaints-api'

/** An issuer of identities on a port of its own, which signs whatever it is told to. */
export async function issuing() {
  const server = new OAuth2Server()
  await server.issuer.keys.generate('RS256', { kid: 'first' })
  await server.start(0, '127.0.0.1')
  const url = server.issuer.url!
  const tokenFor = (claims: Claims, { kid = 'first', ...how }: How = {}) =>
    server.issuer.buildToken({
      ...{ kid, ...how },
      scopesOrTransform: (_header, payload) => Object.assign(payload, { aud: AUDIENCE, ...claims }),
    })
  const oidc = (more: Partial<Oidc> = {}): Oidc => ({
    ...{ issuer: url, clientId: 'complaints', audience: AUDIENCE },
    ...{ person: 'sub', roles: 'roles', rolesMap: [], ...more },
  })
  return { url, server, tokenFor, oidc, close: () => server.stop() }
}
export type Issuing = Awaited<ReturnType<typeof issuing>>
