import { createHash } from 'node:crypto'
import { decodeJwt, errors, jwtVerify, type JWTHeaderParameters, type JWTPayload } from 'jose'
import type { Oidc } from '../config/sign-in.ts'
import { isAccessToken } from './access-token.ts'
import type { Issuer } from './issuer.ts'

/** Signed with a key that only the issuer has: no secret that both sides know, and never nothing. */
export const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519']
/** By how much the clocks of both may differ. */
export const TOLERANCE_S = 10
/** How long a token that was found to be good is not looked at again. */
const KNOWN_MS = 60_000
const KNOWN_AT_MOST = 10_000

/** What a token says; `unreachable` where the issuer's keys could not be had. */
export type Verified = JWTPayload | 'invalid' | 'unreachable'
export type Tokens = (token: string) => Promise<Verified>

type Known = { claims: JWTPayload; untilMs: number }

/** What lets in who sends it: an access token for this API. */
export const accessTokens = (issuer: Issuer, oidc: Oidc): Tokens =>
  issuedTokens(issuer, {
    ...{ name: oidc.issuer, audience: oidc.audience },
    isMeant: (header, claims) => isAccessToken(header, claims, oidc),
  })

/** What the issuer says of somebody to us who have sent them there; it is shown to nobody. */
export const idTokens = (issuer: Issuer, { issuer: name, clientId }: Oidc): Tokens =>
  issuedTokens(issuer, { name, audience: clientId, isMeant: () => true })

type Wanted = {
  name: string
  audience: string
  isMeant(header: JWTHeaderParameters, claims: JWTPayload): boolean
}

function issuedTokens(issuer: Issuer, wanted: Wanted): Tokens {
  const known = new Map<string, Known>()
  return async (token) => {
    const digest = createHash('sha256').update(token).digest('base64')
    const earlier = known.get(digest)
    if (earlier && Date.now() < earlier.untilMs) return earlier.claims
    known.delete(digest)
    const claims = await verified(token, issuer, wanted)
    if (typeof claims === 'string') return claims
    if (known.size >= KNOWN_AT_MOST) known.delete(known.keys().next().value!)
    known.set(digest, { claims, untilMs: Math.min(Date.now() + KNOWN_MS, claims.exp! * 1_000) })
    return claims
  }
}

async function verified(token: string, issuer: Issuer, wanted: Wanted): Promise<Verified> {
  const { name, audience, isMeant } = wanted
  // Nobody is asked about what does not even say that it is theirs.
  if (!isOf(name, token)) return 'invalid'
  try {
    const { payload, protectedHeader } = await jwtVerify(token, issuer.key, {
      ...{ issuer: name, audience, algorithms: ALGORITHMS, clockTolerance: TOLERANCE_S },
      requiredClaims: ['exp'],
    })
    // What tells of something, as that a session has ended, is signed alike and lets nobody in (RFC 8417, 4.5).
    return 'events' in payload || !isMeant(protectedHeader, payload) ? 'invalid' : payload
  } catch (error) {
    return isAway(error) ? 'unreachable' : 'invalid'
  }
}

function isOf(issuer: string, token: string): boolean {
  try {
    return decodeJwt(token).iss === issuer
  } catch {
    return false
  }
}

/** Whatever is wrong with a token has a code of its own; the rest came from the network. */
const isAway = (error: unknown): boolean =>
  !(error instanceof errors.JOSEError) ||
  error instanceof errors.JWKSTimeout ||
  error.code === errors.JOSEError.code
