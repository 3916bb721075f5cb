import { SignJWT } from 'jose'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { customersOf, type CustomerCheck } from '../../src/identity/customer-assertion.ts'
import {
  customerCheckFor,
  developmentCustomers,
  signCustomer,
} from '../../src/identity/development-customers.ts'

// Trial S9: a number alone shows nobody that they may speak for a customer.

const check = developmentCustomers({ isProduction: false })
const one = { sub: 'u-1', complaint: 'Y20261122-ABCDEFGH-0' }

describe('an assertion says for whom is asked', () => {
  test('by the complaint, or by what was verified of them', async () => {
    expect(await check(await signCustomer(one))).toEqual({ id: 'u-1', complaint: one.complaint })
    const verified = { email: 'wu@example.com', email_verified: true, phone_number: '+8613800001234' }
    expect(await check(await signCustomer({ ...verified, phone_number_verified: true }))).toEqual({
      ...{ id: 'customer', email: 'wu@example.com', phone: '+8613800001234' },
    })
    expect(await check(await signCustomer(verified))).toEqual({ id: 'customer', email: 'wu@example.com' })
    expect(await check(await signCustomer({ ...verified, email_verified: false }))).toEqual({
      id: 'customer',
    })
  })

  test('for five minutes, whatever it says of itself', async () => {
    expect(await check(await signCustomer(one, { ageS: 4 * 60 }))).toMatchObject({ id: 'u-1' })
    expect(await check(await signCustomer(one, { ageS: 6 * 60 }))).toBe('expired')
  })

  test("not to others, not by others, and not with anybody's key", async () => {
    expect(await check(await signCustomer(one, { audience: 'another' }))).toBe('notBelieved')
    expect(await check(await signCustomer(one, { issuer: 'another' }))).toBe('notBelieved')
    const shared = await new SignJWT(one)
      .setProtectedHeader({ alg: 'HS256', kid: 'development' })
      .setSubject('u-1')
      .setIssuer('yinuo-development')
      .setAudience('yinuo')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(Buffer.from('a secret that both of them know'))
    const signed = await signCustomer(one)
    const [head, , signature] = signed.split('.')
    const other = Buffer.from(JSON.stringify({ ...one, sub: 'u-2' })).toString('base64url')
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${other}.`
    for (const wrong of [shared, `${head}.${other}.${signature}`, unsigned, 'no token', ''])
      expect(await check(wrong)).toBe('notBelieved')
  })
})

describe('whom to believe', () => {
  test('is set; the development key speaks for nobody in production', () => {
    expect(customerCheckFor({ isProduction: true })).toBeUndefined()
    expect(customerCheckFor({ isProduction: false })).toBeTypeOf('function')
    expect(() => developmentCustomers({ isProduction: true })).toThrow('production')
  })

  describe('by keys that are fetched', () => {
    let server: Server
    let believed: CustomerCheck
    beforeAll(async () => {
      // A key of the same name: what development signs is not signed by it.
      const keys = [{ kty: 'EC', crv: 'P-256', alg: 'ES256', kid: 'development', ...POINT }]
      server = createServer((_, response) => void response.end(JSON.stringify({ keys })))
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`
      believed = customersOf({ issuer: 'yinuo-development', audience: 'yinuo', jwksUrl })
    })
    afterAll(() => void server.close())

    test('by no other key', async () => {
      expect(await believed(await signCustomer(one))).toBe('notBelieved')
    })
    test('where they cannot be had, that is said, and nobody is believed', async () => {
      const nowhere = { issuer: 'yinuo-development', audience: 'yinuo', jwksUrl: 'http://127.0.0.1:9/keys' }
      expect(await customersOf(nowhere)(await signCustomer(one))).toBe('keysAway')
    })
  })
})

/** A public key that nobody here has the private part of: the example of RFC 7517. */
const POINT = {
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
}
