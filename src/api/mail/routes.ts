import { z } from 'zod'
import { AUTOMATIC_KINDS } from '../../mail/automatic.ts'
import type { Route } from '../route.ts'
import { Flag } from '../route-parts.ts'

const id = z.string().meta({ description: 'The id of the complaint.' })

/** Mail that another system has received and hands on. */
export const mailRoutes = {
  bringMail: {
    method: 'post',
    path: '/v1/mail',
    summary: 'Hand on a mail that was received',
    description:
      'The bytes as they came (message/rfc822), with the headers that the receiving server wrote. A new mail opens a ' +
      'complaint. One that answers is told to the complaint that it answers: as the customer’s own word where it comes from ' +
      'their address and the receiving server vouches for that, else as a note for staff. What no person wrote is ' +
      'left alone. The same mail again, by its Message-ID, sender and content, meets what it became: after any 5xx or 429 ' +
      'it may be sent again.',
    tag: 'Complaints',
    takesFile: true,
    query: z.strictObject({
      nullSender: Flag.prefault('false').meta({
        description: 'Whether the sender of the envelope was empty (MAIL FROM:<>): nobody is to answer it.',
      }),
    }),
    status: 200,
    answer: z
      .union([
        z.strictObject({ result: z.enum(['complaint', 'reply', 'note']), complaint: id }),
        z.strictObject({ result: z.literal('leftAlone'), why: z.enum([...AUTOMATIC_KINDS, 'takenBefore']) }),
      ])
      .meta({ id: 'MailTaken' }),
    refusals: { 429: 'Too much of one complaint' },
    may: 'bringMail',
  },
} as const satisfies Record<string, Route>
