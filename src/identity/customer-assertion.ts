import { createRemoteJWKSet, type JWTPayload, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import { issued } from './issued.ts'

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

const text = (length: number) => z.string().max(length).trim().min(1)
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
    const found = await issued(assertion, keys, {
      ...{ issuer, audience, maxTokenAge: ASSERTION_GOOD_FOR_S, clockTolerance: CLOCKS_DIFFER_S },
      requiredClaims: ['sub', 'exp'],
    })
    if (found === 'invalid') return 'notBelieved'
    return typeof found === 'string' ? found : customerIn(found.claims)
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
