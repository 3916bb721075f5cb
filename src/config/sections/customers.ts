import { z } from 'zod'
import { keyRing } from '../key-ring.ts'
import { nets } from '../nets.ts'
import { setting } from '../setting.ts'

/** What customers meet from outside. */
export const customers = {
  LOOKUP_KEYS: setting(keyRing.optional(), {
    description:
      "Keys of the customers' look-up secrets: the first makes new secrets, all are recognised. To renew, put a new one in front; taking one out closes the slips made with it, and ends the conversations begun with it",
    readBy: ['api', 'worker'],
    neededBy: ['api', 'worker'],
    neededIn: 'production',
    secret: true,
    otherwise: 'one is made and kept with the data',
  }),
  CUSTOMER_ISSUER: setting(z.string().optional(), {
    description: 'Who signs for which customer a website or an app asks (docs/sign-in.md)',
    readBy: ['api'],
    neededWith: 'CUSTOMER_JWKS_URL',
    otherwise: 'nobody is believed; for a trial a key that is public',
    example: 'https://www.example.com',
  }),
  CUSTOMER_AUDIENCE: setting(z.string().optional(), {
    description: 'Whom those assertions have to be for (`aud`)',
    readBy: ['api'],
    neededWith: 'CUSTOMER_ISSUER',
    example: 'complaints-api',
  }),
  CUSTOMER_JWKS_URL: setting(z.url({ protocol: /^https?$/ }).optional(), {
    description: 'Where the public keys of that issuer are',
    readBy: ['api'],
    neededWith: 'CUSTOMER_ISSUER',
    example: 'https://www.example.com/.well-known/jwks.json',
  }),
  PUBLIC_URL: setting(z.url({ protocol: /^https?$/ }).optional(), {
    description:
      'Where customers reach the API: their letters link to /progress there. A text message is the beginning of a letter, and the link leads to the rest',
    readBy: ['api', 'worker'],
    neededWith: 'SMS_URL',
    otherwise: 'letters have no link',
    example: 'https://complaints.example.com',
  }),
  TRUSTED_PROXIES: setting(nets.optional(), {
    description:
      'Proxies in front of the API whose X-Forwarded-For is believed; without them all customers behind one count as one',
    readBy: ['api'],
    otherwise: 'none; in containers `loopback,uniquelocal`, for the API listens to this host only',
    example: 'loopback,uniquelocal',
  }),
}
