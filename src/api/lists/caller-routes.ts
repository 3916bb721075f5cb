import { z } from 'zod'
import { phoneOf } from '../../domain/matching/phone.ts'
import { plainText } from '../../domain/matching/plain-text.ts'
import { Kind, Stage } from '../../domain/policy/policy.ts'
import { Email } from '../../domain/text.ts'
import { Instant, Outcome } from '../complaints/schemas.ts'
import { named } from '../route-parts.ts'
import type { Route } from '../route.ts'

export const TOLD = {
  phone: z
    .string()
    .max(40)
    .refine((text) => phoneOf(text) !== undefined, {
      error: 'It has too few digits to be a telephone number.',
    })
    .optional(),
  email: Email.optional(),
  customerId: named.optional().meta({ description: "By which the firm's own records know the customer." }),
  orderNumber: named.optional(),
  name: named
    .refine((text) => plainText(text) !== '', { error: 'It has neither a letter nor a digit.' })
    .optional(),
} as const

/** Of a complaint that lies elsewhere there is no more than this. */
const Elsewhere = z.strictObject({
  number: z.string(),
  kind: Kind,
  stage: Stage,
  department: z.string().nullable(),
})

export const CallerView = z
  .strictObject({
    sameness: z.enum(['certain', 'possible']).meta({
      description:
        'Certain by a telephone number with its extension, an address or a customer id; possible by a number that is ' +
        'shared or incomplete, an order, or a name.',
    }),
    name: z.string().optional(),
    phone: z.string().optional(),
    email: z.string().optional(),
    customerId: z.string().optional(),
    open: z.number().meta({ description: 'How many of their complaints are open.' }),
    complaints: z.array(
      z.union([
        Elsewhere.extend({
          id: z.string(),
          outcome: Outcome.nullable(),
          subject: z.string(),
          orderNumber: z.string().nullable(),
          handler: z.string().nullable(),
          receivedAt: Instant,
          closedAt: Instant.nullable(),
        }),
        Elsewhere,
      ]),
    ),
  })
  .meta({ id: 'Caller' })

/** For whoever answers the telephone. */
export const callerRoutes = {
  listCallers: {
    method: 'get',
    path: '/v1/customers',
    summary: 'Who is calling, and what they have complained of',
    description:
      'By what they tell of themselves: one of it at least. People with their complaints, the open ones first; of ' +
      'complaints of other departments only number, kind, stage and department.',
    tag: 'Complaints',
    shows: 'many',
    query: z
      .strictObject({ ...TOLD, limit: z.coerce.number().int().min(1).max(50).default(20) })
      .superRefine(({ limit: _, ...told }, context) => {
        if (Object.values(told).every((one) => one === undefined))
          context.addIssue({
            code: 'custom',
            path: ['phone'],
            message: 'Give a telephone number, an address, a customer id, an order number or a name.',
          })
      }),
    status: 200,
    answer: z.strictObject({ data: z.array(CallerView) }),
    may: 'readCallers',
  },
} as const satisfies Record<string, Route>
