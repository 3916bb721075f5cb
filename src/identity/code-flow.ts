import type { JWTPayload } from 'jose'
import * as oidc from 'openid-client'
import type { Oidc } from '../config/sign-in.ts'
import { accessTokens, idTokens } from './bearer.ts'
import { claimedIn, type Claimed } from './claims.ts'
import type { Issuer, Told } from './issuer.ts'

/** What is kept between the way to the issuer and the way back. */
export type Attempt = { state: string; nonce: string; verifier: string }

/** Who has come, and by what the issuer knows them when they go. */
export type CameIn = { claimed: Claimed; logoutHint?: string }

/** Somebody is sent to the issuer, and comes back with a code (authorization code with PKCE). */
export type CodeFlow = {
  begin(callback: string): Promise<{ url: URL; attempt: Attempt } | 'unreachable'>
  end(came: URL, attempt: Attempt): Promise<CameIn | 'refused' | 'unreachable'>
  /** Where the issuer's own session ends, if it has such a place. */
  signOut(logoutHint: string | undefined, backTo: string): Promise<URL | undefined>
}

export function codeFlow(settings: Oidc, issuer: Issuer, told: Told): CodeFlow {
  const forUs = idTokens(issuer, settings)
  const forTheApi = accessTokens(issuer, settings)
  const away = (error: unknown) => {
    told((error as Error).message)
    return 'unreachable' as const
  }
  return {
    begin: (callback) => issuer.configuration().then((found) => beginning(found, callback), away),
    async end(came, attempt) {
      const configuration = await issuer.configuration().catch(away)
      if (configuration === 'unreachable') return configuration
      const tokens = await granted(configuration, came, attempt).catch((error: Error) => {
        told(error.message)
        return isRefusal(error) ? ('refused' as const) : ('unreachable' as const)
      })
      if (typeof tokens === 'string') return tokens
      const identity = await forUs(tokens.id_token!)
      if (typeof identity === 'string') return identity === 'invalid' ? 'refused' : identity
      // Many an issuer tells roles in the access token only.
      const access = await forTheApi(tokens.access_token)
      const claims =
        typeof access === 'string' || access.sub !== identity.sub ? identity : { ...access, ...identity }
      const claimed = claimedIn(claims, settings)
      return claimed ? { claimed, ...hintIn(identity) } : 'refused'
    },
    async signOut(logoutHint, backTo) {
      const configuration = await issuer.configuration().catch(away)
      if (configuration === 'unreachable') return undefined
      if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined
      return oidc.buildEndSessionUrl(configuration, {
        post_logout_redirect_uri: backTo,
        ...(logoutHint !== undefined && { logout_hint: logoutHint }),
      })
    },
  }
}

/** As much as a column holds of what somebody else has written. */
const HINT_LENGTH = 500

/** Whose session is to end: Entra ID tells it in a claim of its own, others go by the session. */
function hintIn({ login_hint: own, sid }: JWTPayload): { logoutHint?: string } {
  const hint = [own, sid].find((one) => typeof one === 'string' && one.length <= HINT_LENGTH)
  return hint === undefined ? {} : { logoutHint: hint as string }
}

async function beginning(configuration: oidc.Configuration, callback: string) {
  const verifier = oidc.randomPKCECodeVerifier()
  const attempt: Attempt = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier }
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: callback,
    scope: 'openid profile email',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...{ state: attempt.state, nonce: attempt.nonce },
  })
  return { url, attempt }
}

const granted = (configuration: oidc.Configuration, came: URL, { state, nonce, verifier }: Attempt) =>
  oidc.authorizationCodeGrant(configuration, came, {
    ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier },
    idTokenExpected: true,
  })

/** What came from the network, or of an issuer that is not well: nobody has said no. */
const AWAY = new Set([undefined, 'OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM'])

/** The issuer said no, or what it said does not fit what was asked. */
const isRefusal = (error: unknown): boolean =>
  error instanceof oidc.AuthorizationResponseError ||
  error instanceof oidc.ResponseBodyError ||
  (error instanceof oidc.ClientError && !AWAY.has(error.code))
