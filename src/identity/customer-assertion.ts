import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'

/** A customer as a portal speaks for them: how it knows them, and what shows that a complaint is theirs. */
export type Customer = {
  id: string
  /** The id or the number of a complaint that is theirs. */
  complaint?: string
  /** Verified by whoever signed; nothing else is taken. */
  email?: string
  phone?: string
}

/** Why an assertion is not taken: it has run out, it is not to be believed, or its keys cannot be had just now. */
export type Disbelief = 'expired' | 'notBelieved' | 'keysAway'

/** Whom a signed assertion says that its bearer speaks for. */
export type CustomerCheck = (assertion: string) => Promise<Customer | Disbelief>

/** Who signs for customers, where their public keys are, and as what they know us. */
export type CustomerIssuer = { issuer: string; audience: string; jwksUrl: string }

/** An assertion is made for one request, or a few: within so many seconds it is used. */
export const ASSERTION_GOOD_FOR_S = 5 * 60
const CLOCKS_DIFFER_S = 30
const KEYS_WITHIN_MS = 3_000

const text = (length: number) => z.string().trim().min(1).max(length)
const Claims = z.object({
  sub: text(200),
  complaint: text(60).optional(),
  email: text(200).optional(),
  email_verified: z.boolean().optional(),
  phone_number: text(40).optional(),
  phone_number_verified: z.boolean().optional(),
})

/** Believes what this issuer has signed. */
export const customersOf = ({ jwksUrl, ...expected }: CustomerIssuer): CustomerCheck =>
  customerCheck(createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: KEYS_WITHIN_MS }), expected)

export const customerCheck =
  (keys: JWTVerifyGetKey, { issuer, audience }: Pick<CustomerIssuer, 'issuer' | 'audience'>): CustomerCheck =>
  async (assertion) => {
    try {
      const { payload } = await jwtVerify(assertion, keys, {
        ...{ issuer, audience, maxTokenAge: ASSERTION_GOOD_FOR_S, clockTolerance: CLOCKS_DIFFER_S },
        // By a key pair only: who checks cannot sign.
        algorithms: ['ES256', 'ES384', 'RS256', 'PS256', 'EdDSA', 'Ed25519'],
        requiredClaims: ['sub', 'exp'],
      })
      return customerIn(payload)
    } catch (error) {
      return disbeliefOf(error)
    }
  }

function customerIn(payload: JWTPayload): Customer | Disbelief {
  const { success, data } = Claims.safeParse(payload)
  if (!success) return 'notBelieved'
  const { sub: id, complaint, email, phone_number: phone } = data
  return {
    id,
    ...(complaint !== undefined && { complaint }),
    ...(email !== undefined && data.email_verified && { email }),
    ...(phone !== undefined && data.phone_number_verified && { phone }),
  }
}

/** Of what jose finds wrong with an assertion; everything else is about its keys, which could not be had. */
const ABOUT_THE_ASSERTION = [
  errors.JWTInvalid,
  errors.JWTClaimValidationFailed,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
]

function disbeliefOf(error: unknown): Disbelief {
  if (error instanceof errors.JWTExpired) return 'expired'
  return ABOUT_THE_ASSERTION.some((kind) => error instanceof kind) ? 'notBelieved' : 'keysAway'
}
