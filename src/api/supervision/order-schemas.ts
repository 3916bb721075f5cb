import { z } from 'zod'
import { Role } from '../../domain/policy/policy.ts'
import { words } from '../../domain/text.ts'
import { limit, numberCursor } from '../route-parts.ts'

// What the orders over many complaints have in common.

const Instant = z.iso.datetime()
export const Count = z.number()
const State = z.enum(['pending', 'done', 'refused', 'unknown'])

/** Named by id or number. */
export const ids = z.array(words(60)).min(1).max(1_000).optional()

/** A selection says something. */
export const saysWhich = (selection: object): boolean =>
  Object.values(selection).some((one) => one !== undefined)

export const OrderItem = z.strictObject({
  position: z.number(),
  complaint: z.string(),
  number: z.string().optional(),
  state: State,
  detail: z.string().optional(),
  doneAt: Instant.optional(),
})

export const OrderView = z.strictObject({
  id: z.string(),
  state: z.enum(['running', 'cancelled', 'ended']),
  selection: z.looseObject({}),
  reason: z.string(),
  by: z.strictObject({ id: z.string(), role: Role }),
  beganAt: Instant,
  endedAt: Instant.optional(),
  cancelledBy: z.string().optional(),
  total: Count.optional().meta({ description: 'From when its complaints are picked.' }),
  ...{ pending: Count, done: Count, refused: Count, unknown: Count },
  nextCursor: z.string().optional(),
})

const orderParams = z.strictObject({ id: z.string().min(1).max(60) })
const orderQuery = z.strictObject({ state: State.optional(), limit, cursor: numberCursor.optional() })
export const OrderBegun = z.strictObject({ id: z.string() })
/** What is adopted, or by which version. */
export const Version = z.strictObject({ id: z.string(), version: z.string() })

/** How an order stands, complaint by complaint. */
export const lookingAt = { method: 'get', params: orderParams, query: orderQuery, status: 200 } as const
/** What is left of an order is left alone. */
export const callingOff = {
  method: 'post',
  params: orderParams,
  body: z.strictObject({}),
  refusals: { 409: 'It has ended already' },
  status: 202,
  answer: OrderBegun,
} as const
