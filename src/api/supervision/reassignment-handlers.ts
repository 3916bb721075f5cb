import { WorkflowNotFoundError } from '@temporalio/client'
import { randomUUID } from 'node:crypto'
import type { Reassignment, Selection, Target } from '../../domain/supervision/reassignment.ts'
import { digestOf, idOfParts } from '../../register/commit/digest.ts'
import {
  listItems,
  reassignmentOf,
  recordReassignment,
  type RecordedReassignment,
  type ReassignmentItem,
} from '../../register/supervision/reassignments.ts'
import { storable } from '../../register/commit/storable.ts'
import {
  CANCEL_REASSIGNMENT,
  REASSIGN_WORKFLOW,
  reassignIdOf,
} from '../../workflows/messages/reassignment.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import type { Call, Reply } from '../route.ts'
import { startOnce } from '../connections/start-once.ts'
import { commandTemporal, OutcomeUnknown } from '../connections/temporal.ts'
import { withTimesAsText } from '../outside.ts'
import { fromRegister } from '../from-register.ts'
import { outcomeUnknown } from '../outcome-unknown.ts'
import { shownOrder } from './shown-order.ts'
import { defined } from '../../domain/defined.ts'
import { wrongCursor } from '../problems/wrong-query.ts'

/** The same key begins one. It is durable with its start; the register hears of it as soon as it can. */
export async function beginReassignment(
  deps: Deps,
  { by, body, idempotencyKey = randomUUID() }: Call<Contract['beginReassignment']>,
): Promise<Reply> {
  // The run that picks its complaints writes it down, or tries to for ever.
  const order: Reassignment = storable({
    id: idOfParts('rsg', [by.id, idempotencyKey]),
    selection: defined(body.selection) as Selection,
    target: defined(body.target) as Target,
    reason: body.reason,
    by,
    digest: digestOf(body),
  })
  const reply = { headers: { Location: `/v1/reassignments/${order.id}` }, body: { id: order.id } }
  try {
    const run = { type: REASSIGN_WORKFLOW, workflowId: reassignIdOf(order.id), args: [order], body }
    if (await startOnce(deps, run)) return { ...reply, status: 200 }
  } catch (error) {
    if (error instanceof OutcomeUnknown) return outcomeUnknown(idempotencyKey)
    throw error
  }
  await recordReassignment(deps.pool, order).catch((error: unknown) =>
    deps.logger.warn({ id: order.id, reason: String(error) }, 'a reassignment is not in the register yet'),
  )
  return reply
}

export async function getReassignment(deps: Deps, call: Call<Contract['getReassignment']>): Promise<Reply> {
  const { by, params } = call
  const { id } = params
  const found = await fromRegister(deps, ({ pool }) => reassignmentOf(pool, id))
  if (!found) throw notFound(id)
  const page = await fromRegister(deps, ({ pool }) => listItems(pool, id, defined(call.query))).catch(
    wrongCursor,
  )
  const { items, ...more } = page
  const shown = await shownOrder(deps, by, { order: found, lines: items })
  const order = { ...reassignmentView(found), ...shown, items: shown.items.map(itemView) }
  return { body: withTimesAsText({ ...order, ...more }) }
}

export async function cancelReassignment(
  deps: Deps,
  { by, params: { id } }: Call<Contract['cancelReassignment']>,
): Promise<Reply> {
  const handle = deps.client.workflow.getHandle(reassignIdOf(id))
  try {
    await commandTemporal(deps, () => handle.signal(CANCEL_REASSIGNMENT, by.id))
    return { body: { id } }
  } catch (error) {
    // Called off twice is called off once.
    if (error instanceof OutcomeUnknown) throw new Problem('temporalUnavailable')
    if (!(error instanceof WorkflowNotFoundError)) throw error
    const known = await fromRegister(deps, ({ pool }) => reassignmentOf(pool, id))
    throw known ? new Problem('alreadyDone', { detail: 'It has ended already.' }) : notFound(id)
  }
}

function reassignmentView(found: RecordedReassignment) {
  const { pickedAt, endedAt, cancelledBy, ...rest } = found
  const { pending, done, refused, unknown } = rest
  const state = endedAt === null ? 'running' : cancelledBy === null ? 'ended' : 'cancelled'
  return {
    ...rest,
    state,
    ...(endedAt !== null && { endedAt }),
    ...(cancelledBy !== null && { cancelledBy }),
    ...(pickedAt !== null && { total: pending + done + refused + unknown }),
  }
}

function itemView({ complaintId, ...item }: ReassignmentItem) {
  const known = Object.entries({ complaint: complaintId, ...item }).filter(([, value]) => value !== null)
  return Object.fromEntries(known)
}

const notFound = (id: string) => new Problem('notFound', { detail: `There is no reassignment ${id}.` })
