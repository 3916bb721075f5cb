import { z } from 'zod'
import { FileShape, PublishedShape } from '../../portal/receipt/check.ts'
import { Slip, slip } from '../portal/routes.ts'
import type { Route } from '../route.ts'
import { one } from '../route-parts.ts'

const File = FileShape.meta({ id: 'ProvableReceipt' })
const hex = z.string().regex(/^[0-9a-f]{64}$/)
const Yes = z.literal(true).optional()
const Says = z.strictObject({
  number: z.string(),
  receivedAt: z.iso.datetime(),
  zone: z.string(),
  promised: z.array(
    z.strictObject({ clock: z.string(), dueAt: z.iso.datetime(), provisional: Yes, paused: Yes }),
  ),
  link: hex.meta({ description: "That of the complaint's first entry in its chain." }),
  issuedAt: z.iso.datetime(),
})

/** Receipts that can be proved (R110): what was received when, and promised by when. */
export const receiptRoutes = {
  customerReceipt: {
    method: 'post',
    path: '/v1/progress/receipt',
    summary: 'A receipt that I can prove',
    description:
      'Signed (JWS, EdDSA), and nothing personal in it. From the next day on with its place: what leads from it to what ' +
      'is published of that day.',
    tag: 'Progress',
    body: Slip,
    example: slip,
    status: 200,
    answer: File,
    may: 'askAsComplainant',
    isPublic: true,
  },
  getReceipt: {
    method: 'get',
    path: '/v1/complaints/{id}/receipt',
    summary: 'The receipt of a complaint that can be proved',
    tag: 'Complaints',
    shows: 'one',
    params: one,
    status: 200,
    answer: File,
    may: 'readComplaint',
  },
  listReceiptRoots: {
    method: 'get',
    path: '/v1/receipts/roots',
    summary: 'What receipts are checked with',
    description:
      'The public keys, and of each day the daily root and the root over the receipts. Keep it elsewhere: with it ' +
      '`npm run verify -- receipt FILE --published FILE` checks a receipt without us.',
    tag: 'Progress',
    status: 200,
    answer: PublishedShape,
    may: 'askAsComplainant',
    isPublic: true,
  },
  checkReceipt: {
    method: 'post',
    path: '/v1/receipts/check',
    summary: 'Whether a receipt is true',
    description: 'Without its place it is looked for: a receipt is `proved` once its day has ended.',
    tag: 'Progress',
    body: File,
    example: { receipt: 'eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl' },
    status: 200,
    answer: z.discriminatedUnion('is', [
      z.strictObject({ is: z.literal('signed'), receipt: Says }),
      z.strictObject({ is: z.literal('proved'), receipt: Says, day: z.iso.date() }),
      z.strictObject({
        is: z.literal('wrong'),
        why: z.enum(['unreadable', 'unknownKey', 'notSigned', 'unknownDay', 'notUnderRoot']),
      }),
    ]),
    may: 'askAsComplainant',
    isPublic: true,
  },
} as const satisfies Record<string, Route>
