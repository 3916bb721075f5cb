import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey, type JWTVerifyOptions } from 'jose'

/** By a key pair only: who checks cannot sign. No secret that both sides know, and never nothing. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA', 'Ed25519']

/** What a token that others have signed says; `keysAway` where nobody can tell, for the keys could not be had. */
export type Issued = { claims: JWTPayload; typ: string | undefined } | 'invalid' | 'expired' | 'keysAway'

/** Reads what others have signed for us: an issuer for people, a website for its customers. */
export async function issued(
  token: string,
  keys: JWTVerifyGetKey,
  expected: Omit<JWTVerifyOptions, 'algorithms'>,
): Promise<Issued> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, { ...expected, algorithms: ALGORITHMS })
    return { claims: payload, typ: protectedHeader.typ }
  } catch (error) {
    if (error instanceof errors.JWTExpired) return 'expired'
    return ABOUT_THE_TOKEN.some((kind) => error instanceof kind) ? 'invalid' : 'keysAway'
  }
}

/** Of what jose finds wrong with a token; everything else is about its keys, which could not be had or used. */
const ABOUT_THE_TOKEN = [
  errors.JWTInvalid,
  errors.JWTClaimValidationFailed,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
]
