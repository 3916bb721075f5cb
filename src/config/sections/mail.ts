import { z } from 'zod'
import { nets } from '../nets.ts'
import { setting } from '../setting.ts'

const port = z.coerce.number().int().min(1).max(65_535)
const recipients = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .pipe(z.array(z.string().regex(/^[^\s@<>]*@[^\s@<>]+$/)).min(1))

const secrets = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .pipe(z.array(z.string().regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/)).min(1))

/** What comes in from outside: mail, and messages of other channels. */
export const mail = {
  MAIL_RECIPIENTS: setting(recipients.optional(), {
    description:
      'The addresses at which complaints come in, apart by commas; `@host` takes every name there. What is from one of these addresses is our own mail, going round',
    readBy: ['api'],
    neededWith: 'MAIL_PORT',
    example: 'complaints@example.com',
  }),
  MAIL_AUTHSERV_ID: setting(
    z
      .string()
      .regex(/^[\w.-]+$/)
      .optional(),
    {
      description:
        'As what the receiving mail server signs the Authentication-Results that it writes (RFC 8601); it must take out what others wrote under that name',
      readBy: ['api'],
      otherwise: 'no mail speaks as the customer: staff decide',
      example: 'mx.example.com',
    },
  ),
  MAIL_PORT: setting(port.optional(), {
    description: 'Where the API takes mail by SMTP',
    readBy: ['api'],
    otherwise: 'it takes none; POST /v1/mail does',
    example: '2525',
  }),
  MAIL_HOST: setting(z.union([z.ipv4(), z.ipv6()]).default('127.0.0.1'), {
    description: 'Where it listens for that',
    readBy: ['api'],
    example: '0.0.0.0',
  }),
  MAIL_RELAYS: setting(nets.default('loopback'), {
    description:
      'The mail servers whose Authentication-Results are believed, as addresses and nets apart by commas; of a mail from elsewhere nothing is',
    readBy: ['api'],
    example: '10.0.0.0/8',
  }),
  MAIL_TLS_CERT: setting(z.string().optional(), {
    description: 'The file with the certificate for STARTTLS, as PEM',
    readBy: ['api'],
    neededWith: 'MAIL_TLS_KEY',
    otherwise: 'mail comes in unencrypted',
    example: '/run/secrets/mail.crt',
  }),
  MAIL_TLS_KEY: setting(z.string().optional(), {
    description: 'The file with its key, as PEM',
    readBy: ['api'],
    neededWith: 'MAIL_TLS_CERT',
    example: '/run/secrets/mail.key',
  }),
  MESSAGES_SECRETS: setting(secrets.optional(), {
    description:
      'With what adapters of chats, apps and social networks sign what they hand on (Standard Webhooks, `whsec_…`), apart by commas while one is replaced',
    readBy: ['api'],
    secret: true,
    otherwise: 'no messages are taken',
  }),
  MAIL_MAX_MB: setting(z.coerce.number().int().min(1).max(100).default(25), {
    description: 'How large a mail may be, in millions of bytes',
    readBy: ['api'],
  }),
}
