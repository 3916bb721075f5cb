import { WorkflowNotFoundError } from '@temporalio/client'
import type { Pool } from 'pg'
import type { Actor } from '../../domain/command.ts'
import { defined } from '../../domain/defined.ts'
import type { Language } from '../../domain/names.ts'
import type { ItemQuery, OrderItem, RecordedOrder } from '../../register/supervision/order-items.ts'
import { startOnce } from '../connections/start-once.ts'
import { commandTemporal, OutcomeUnknown } from '../connections/temporal.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import { outcomeUnknown } from '../outcome-unknown.ts'
import { withTimesAsText } from '../outside.ts'
import { Problem } from '../problems/problem.ts'
import { sentenceFor } from '../problems/sentences.ts'
import { wrongCursor } from '../problems/wrong-query.ts'
import type { Call, Reply } from '../route.ts'
import { shownOrder } from './shown-order.ts'

type Found = RecordedOrder & { selection: object }

/** A kind of order over many complaints: what it is called, which run carries it out, how the register keeps it. */
export type OrderKind<O extends { id: string }, F extends Found, I extends OrderItem> = {
  called: string
  /** There is none of this id. */
  none: (id: string) => string
  path: string
  run: { type: string; idOf: (id: string) => string; cancel: string }
  record: (pool: Pool, order: O) => Promise<void>
  recorded: (pool: Pool, id: string) => Promise<F | undefined>
  items: (pool: Pool, id: string, query: ItemQuery) => Promise<{ items: I[]; nextCursor?: string }>
}
type AnyKind<F extends Found, I extends OrderItem> = Omit<OrderKind<{ id: string }, F, I>, 'record'>

/** Which complaints each of them reaches is found when they are picked. */
export function inOtherRoles(by: Actor, actors: Call['actors']): { others?: readonly Actor[] } {
  const others = actors.filter((actor) => actor !== by)
  return others.length > 0 ? { others } : {}
}

type Begun<O> = { order: O; body: object; idempotencyKey: string }

/**
 * The same key begins one. It is durable with its start; the register hears of it as soon as it can, for the run that
 * picks its complaints writes it down, or tries to for ever.
 */
export async function beginOrder<O extends { id: string }, F extends Found, I extends OrderItem>(
  deps: Deps,
  { called, path, run, record }: OrderKind<O, F, I>,
  { order, body, idempotencyKey }: Begun<O>,
): Promise<Reply> {
  const { id } = order
  const reply = { headers: { Location: `${path}/${id}` }, body: { id } }
  try {
    const start = { type: run.type, workflowId: run.idOf(id), args: [order], body }
    if (await startOnce(deps, start)) return { ...reply, status: 200 }
  } catch (error) {
    if (error instanceof OutcomeUnknown) return outcomeUnknown(idempotencyKey)
    throw error
  }
  await record(deps.pool, order).catch((error: unknown) =>
    deps.logger.warn({ id, order: called, reason: String(error) }, 'an order is not in the register yet'),
  )
  return reply
}

type Asked = {
  actors: Call['actors']
  id: string
  query: { [K in keyof ItemQuery]?: ItemQuery[K] | undefined }
  language: Language | undefined
}

/** How an order stands, with a page of its complaints: what `view` says of it beside what every order says. */
export async function orderView<F extends Found, I extends OrderItem>(
  deps: Deps,
  kind: AnyKind<F, I>,
  { actors, id, query, language, view }: Asked & { view?: (found: F) => object },
): Promise<Reply> {
  const found = await fromRegister(deps, ({ pool }) => kind.recorded(pool, id))
  if (!found) throw notFound(kind, id)
  const page = await fromRegister(deps, ({ pool }) => kind.items(pool, id, defined(query))).catch(wrongCursor)
  const { items, ...more } = page
  const shown = await shownOrder(deps, actors, { order: found, lines: items })
  const order = {
    ...standing(found),
    ...view?.(found),
    ...shown,
    items: shown.items.map((item) => itemView(item, language)),
  }
  return { body: withTimesAsText({ ...order, ...more }) }
}

/** What was done stays done; the rest is left alone. */
export async function callOrderOff<F extends Found, I extends OrderItem>(
  deps: Deps,
  kind: AnyKind<F, I>,
  { by, id }: { by: Actor; id: string },
): Promise<Reply> {
  const handle = deps.client.workflow.getHandle(kind.run.idOf(id))
  try {
    await commandTemporal(deps, () => handle.signal(kind.run.cancel, by.id))
    return { body: { id } }
  } catch (error) {
    // Called off twice is called off once.
    if (error instanceof OutcomeUnknown) throw new Problem('temporalUnavailable')
    if (!(error instanceof WorkflowNotFoundError)) throw error
    const known = await fromRegister(deps, ({ pool }) => kind.recorded(pool, id))
    throw known ? new Problem('alreadyDone', { detail: 'It has ended already.' }) : notFound(kind, id)
  }
}

/** What every order says. */
export function standing(order: RecordedOrder) {
  const { id, reason, by, beganAt, pickedAt, endedAt, cancelledBy, ...counts } = order
  const { pending, done, refused, unknown } = counts
  const state = endedAt === null ? 'running' : cancelledBy === null ? 'ended' : 'cancelled'
  return {
    ...{ id, state, reason, by, beganAt, pending, done, refused, unknown },
    ...(endedAt !== null && { endedAt }),
    ...(cancelledBy !== null && { cancelledBy }),
    ...(pickedAt !== null && { total: pending + done + refused + unknown }),
  }
}

/** What it was refused with is on record in English; its reader has it in their language. */
function itemView({ complaintId, detail, ...item }: OrderItem, language: Language = 'en') {
  const told = detail && (sentenceFor(detail, language) ?? detail)
  const known = Object.entries({ complaint: complaintId, ...item, detail: told }).filter(
    ([, value]) => value !== null,
  )
  return Object.fromEntries(known)
}

const notFound = ({ none }: { none: (id: string) => string }, id: string) =>
  new Problem('notFound', { detail: none(id) })
