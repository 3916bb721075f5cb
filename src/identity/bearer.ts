import { createHash } from 'node:crypto'
import { decodeJwt, type JWTPayload } from 'jose'
import type { Oidc } from '../config/sign-in.ts'
import { isAccessToken } from './access-token.ts'
import { issued } from './issued.ts'
import type { Issuer } from './issuer.ts'

/** By how much the clocks of both may differ. */
const TOLERANCE_S = 10
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
    isMeant: (claims, typ) => isAccessToken(claims, typ, oidc),
  })

/** What the issuer says of somebody to us who have sent them there; it is shown to nobody. */
export const idTokens = (issuer: Issuer, { issuer: name, clientId }: Oidc): Tokens =>
  issuedTokens(issuer, { name, audience: clientId, isMeant: () => true })

type Wanted = {
  name: string
  audience: string
  isMeant(claims: JWTPayload, typ: string | undefined): boolean
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
  const found = await issued(token, issuer.key, {
    ...{ issuer: name, audience, clockTolerance: TOLERANCE_S },
    requiredClaims: ['exp'],
  })
  if (found === 'keysAway') return 'unreachable'
  if (typeof found === 'string') return 'invalid'
  // What tells of something, as that a session has ended, is signed alike and lets nobody in (RFC 8417, 4.5).
  return 'events' in found.claims || !isMeant(found.claims, found.typ) ? 'invalid' : found.claims
}

function isOf(issuer: string, token: string): boolean {
  try {
    return decodeJwt(token).iss === issuer
  } catch {
    return false
  }
}
