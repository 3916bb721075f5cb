import { z } from 'zod'
import { setting } from '../setting.ts'

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
  ALLOW_PRIVATE_ENDPOINTS: setting(z.stringbool().optional(), {
    description:
      'Whether webhooks may go to private addresses, by http too: for receivers in a net of your own',
    readBy: ['api', 'worker'],
    otherwise: 'no in production, yes elsewhere',
    example: 'true',
  }),
}
