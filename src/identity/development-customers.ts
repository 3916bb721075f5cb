import { createLocalJWKSet, importJWK, SignJWT } from 'jose'
import { ConfigFault } from '../config/config.ts'
import {
  ASSERTION_GOOD_FOR_S,
  customerCheck,
  customersOf,
  type CustomerCheck,
  type CustomerIssuer,
} from './customer-assertion.ts'

// What a portal signs in development, for the demonstration and the tests. The key lies open, as the tokens of the
// development users do: in production nothing that it signs is believed.

const PUBLIC = {
  ...{ kty: 'EC', crv: 'P-256', alg: 'ES256', kid: 'development' },
  x: 'd_B9GNMkYfN8CwECKj8eiyx-8F8YbXn3l2fCk5slPhM',
  y: 'XM3FaoRqjuS_IAmJEfrlpsJoDr6AbD735h53gXeOCYk',
}
const PRIVATE = { ...PUBLIC, d: 'ICUUkAB_a1TmEcVmh5QQRNjlStCA8X6rm9qm0N4rK7E' }
const ISSUER = { issuer: 'yinuo-development', audience: 'yinuo' }

/** What is said of a customer, under the names that OpenID Connect has for it. */
export type CustomerClaims = {
  sub?: string
  complaint?: string
  email?: string
  email_verified?: boolean
  phone_number?: string
  phone_number_verified?: boolean
}

type Signing = { ageS?: number; issuer?: string; audience?: string }

/** An assertion of whom a portal speaks for, as development believes it. */
export async function signCustomer(
  { sub = 'customer', ...claims }: CustomerClaims,
  { ageS = 0, issuer = ISSUER.issuer, audience = ISSUER.audience }: Signing = {},
): Promise<string> {
  const at = Math.floor(Date.now() / 1_000) - ageS
  return new SignJWT(claims)
    .setProtectedHeader({ alg: PUBLIC.alg, kid: PUBLIC.kid })
    .setSubject(sub)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(at)
    .setExpirationTime(at + ASSERTION_GOOD_FOR_S)
    .sign(await importJWK(PRIVATE, PUBLIC.alg))
}

/** Believes what the development key has signed: in production this refuses to be made. */
export function developmentCustomers({ isProduction }: { isProduction: boolean }): CustomerCheck {
  if (isProduction) throw new ConfigFault('The development key speaks for nobody in production.')
  return customerCheck(createLocalJWKSet({ keys: [PUBLIC] }), ISSUER)
}

type Settings = { customerIssuer?: CustomerIssuer | undefined; isProduction: boolean }

/** Who is believed of customers: the issuer that is set; without one nobody in production. */
export function customerCheckFor({ customerIssuer, isProduction }: Settings): CustomerCheck | undefined {
  if (customerIssuer) return customersOf(customerIssuer)
  return isProduction ? undefined : developmentCustomers({ isProduction })
}
