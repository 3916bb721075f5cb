import { createHash } from 'node:crypto'
import { decodeJwt, errors, jwtVerify, type JWTPayload } from 'jose'
import type { Oidc } from '../config/sign-in.ts'
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

/** The issuer's tokens for us. */
export function issuedTokens(issuer: Issuer, { issuer: name, audience }: Oidc): Tokens {
  const known = new Map<string, Known>()
  return async (token) => {
    const digest = createHash('sha256').update(token).digest('base64')
    const earlier = known.get(digest)
    if (earlier && Date.now() < earlier.untilMs) return earlier.claims
    known.delete(digest)
    const claims = await verified(token, { issuer, name, audience })
    if (typeof claims === 'string') return claims
    if (known.size >= KNOWN_AT_MOST) known.delete(known.keys().next().value!)
    known.set(digest, { claims, untilMs: Math.min(Date.now() + KNOWN_MS, claims.exp! * 1_000) })
    return claims
  }
}

type By = { issuer: Issuer; name: string; audience: string }

async function verified(token: string, { issuer, name, audience }: By): Promise<Verified> {
  // Nobody is asked about what does not even say that it is theirs.
  if (!isOf(name, token)) return 'invalid'
  try {
    const { payload } = await jwtVerify(token, issuer.key, {
      ...{ issuer: name, audience, algorithms: ALGORITHMS, clockTolerance: TOLERANCE_S },
      requiredClaims: ['exp'],
    })
    // What tells of something, as that a session has ended, is signed alike and lets nobody in (RFC 8417, 4.5).
    return 'events' in payload ? 'invalid' : payload
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
