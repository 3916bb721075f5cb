import type { JWTPayload } from 'jose'

/** Its type says so (RFC 9068, 2.1). Few issuers write it yet. */
const TYPED = /^(application\/)?at\+jwt$/i
/** What only an ID token says: the nonce of its sign-in, and digests of what was handed out with it (OpenID Connect, 3.1.3.6). */
const OF_ID_TOKENS = ['nonce', 'at_hash', 'c_hash']
/** What only an access token says: to which client it was given and what for (RFC 9068, 2.2), as Keycloak and Entra ID write it. */
const OF_ACCESS_TOKENS = ['client_id', 'scope', 'scp', 'azpacr', 'appidacr']

/**
 * Whether a token was given to a client for this API, and not to us about somebody's sign-in: an ID token goes through
 * browsers, logs and other hands, and lets nobody in. Where both are for the same name, as with Entra ID, it has to show.
 */
export function isAccessToken(
  claims: JWTPayload,
  typ: string | undefined,
  { audience, clientId }: { audience: string; clientId: string },
): boolean {
  if (TYPED.test(typ ?? '')) return true
  // Keycloak says so in a claim of its own: Bearer, ID, Refresh, Logout.
  if (typeof claims['typ'] === 'string') return claims['typ'] === 'Bearer'
  if (OF_ID_TOKENS.some((claim) => claim in claims)) return false
  return audience !== clientId || OF_ACCESS_TOKENS.some((claim) => claim in claims)
}
