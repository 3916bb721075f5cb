import { z } from 'zod'
import { CONVERSING } from '../../domain/notices/contacts.ts'
import { setting } from '../setting.ts'

const secret = z.string().regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/)
const address = z.url({ protocol: /^https?$/ })
/** One URL for all channels, or `channel=URL` for each, apart by commas. */
const adapters = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .transform((parts) =>
    parts.flatMap((part) => {
      const [, channel, url = part] = /^(\w+)=(.+)$/.exec(part) ?? []
      return (channel === undefined ? CONVERSING : [channel]).map((one) => [one, url] as const)
    }),
  )
  .pipe(z.array(z.tuple([z.enum(CONVERSING), address])).min(1))

const countries = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .pipe(z.array(z.string().regex(/^\+[1-9]\d{0,14}$/)).min(1))
  .readonly()

const sender = z.string().regex(/^([^<>@]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/)

/** How messages leave. */
export const messages = {
  SMTP_URL: setting(z.url({ protocol: /^smtps?$/ }).optional(), {
    description:
      'Mail server, with name and password. A password goes over an encrypted connection only; special characters in it are written as in any URL (%40 for @)',
    readBy: ['worker'],
    secret: true,
    otherwise: "e-mails are lines of the worker's log",
    example: 'smtp://name:password@mail.example.com:587',
  }),
  MAIL_FROM: setting(sender.optional(), {
    description: 'Sender of e-mails, `Name <name@host>`',
    readBy: ['worker'],
    neededWith: 'SMTP_URL',
    example: 'Yinuo <complaints@example.com>',
  }),
  SMS_URL: setting(address.optional(), {
    description:
      'Your gateway for text messages, in a net of your own or by https: each is posted to it as docs/messages.md says',
    readBy: ['worker'],
    secret: true,
    otherwise: 'no text messages are sent',
    example: 'https://sms.example.com/yinuo',
  }),
  SMS_SECRET: setting(secret.optional(), {
    description: 'With what they are signed (Standard Webhooks, `whsec_…`)',
    readBy: ['worker'],
    neededWith: 'SMS_URL',
    secret: true,
  }),
  SMS_COUNTRIES: setting(countries.optional(), {
    description: 'To which countries text messages go: what numbers there begin with, apart by commas',
    readBy: ['worker'],
    otherwise: 'to every country',
    example: '+86, +852',
  }),
  ANSWERS_URL: setting(adapters.optional(), {
    description:
      'Where adapters of chats, apps and social networks take our answers: one URL, or `chat=URL,social=URL,app=URL`',
    readBy: ['worker'],
    secret: true,
    otherwise: 'customers are answered by e-mail or text message',
    example: 'http://adapter:8080/answers',
  }),
  ANSWERS_SECRET: setting(secret.optional(), {
    description: 'With what these are signed (Standard Webhooks, `whsec_…`)',
    readBy: ['worker'],
    neededWith: 'ANSWERS_URL',
    secret: true,
  }),
  ALLOW_PRIVATE_ENDPOINTS: setting(z.stringbool().optional(), {
    description:
      'Whether webhooks may go to private addresses, by http too: for receivers in a net of your own',
    readBy: ['api', 'worker'],
    otherwise: 'no in production, yes elsewhere',
    example: 'true',
  }),
}
