import { WorkflowNotFoundError } from '@temporalio/client'
import { randomUUID } from 'node:crypto'
import { defined } from '../../domain/defined.ts'
import type { Adoption, Offered } from '../../domain/supervision/adoption.ts'
import { digestOf, idOfParts } from '../../register/commit/digest.ts'
import { storable } from '../../register/commit/storable.ts'
import {
  adoptionOf,
  listAdoptionItems,
  recordAdoption,
  type AdoptionItem,
  type RecordedAdoption,
} from '../../register/supervision/adoptions.ts'
import { mayChoose, pinned } from '../../rules/policies.ts'
import { ADOPT_WORKFLOW, adoptIdOf, CANCEL_ADOPTION } from '../../workflows/messages/adoption.ts'
import { startOnce } from '../connections/start-once.ts'
import { commandTemporal, OutcomeUnknown } from '../connections/temporal.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import { outcomeUnknown } from '../outcome-unknown.ts'
import { withTimesAsText } from '../outside.ts'
import { Problem } from '../problems/problem.ts'
import { unfitting } from '../problems/validation.ts'
import { wrongCursor } from '../problems/wrong-query.ts'
import type { Call, Reply } from '../route.ts'
import { shownOrder } from '../supervision/shown-order.ts'
import { notChoosable } from './handlers.ts'

/** The same key begins one. It is durable with its start; the register hears of it as soon as it can. */
export async function beginAdoption(
  deps: Deps,
  { by, body, idempotencyKey = randomUUID() }: Call<Contract['beginAdoption']>,
): Promise<Reply> {
  const { policyId, selection, reason, dryRun } = body
  const policy = deps.policies.get(policyId)
  if (!policy) throw unfitting('/policyId', 'unknown', `There is no policy ${policyId}.`)
  if (!mayChoose(by, policy)) throw notChoosable(policy)
  const order: Adoption = storable({
    id: idOfParts('adp', [by.id, idempotencyKey]),
    policy: pinned(policy),
    selection: defined(selection) as Offered,
    reason,
    by,
    ...(dryRun && { dryRun: true as const }),
    digest: digestOf(body),
  })
  const reply = { headers: { Location: `/v1/policy-adoptions/${order.id}` }, body: { id: order.id } }
  try {
    const run = { type: ADOPT_WORKFLOW, workflowId: adoptIdOf(order.id), args: [order], body }
    if (await startOnce(deps, run)) return { ...reply, status: 200 }
  } catch (error) {
    if (error instanceof OutcomeUnknown) return outcomeUnknown(idempotencyKey)
    throw error
  }
  await recordAdoption(deps.pool, order).catch((error: unknown) =>
    deps.logger.warn({ id: order.id, reason: String(error) }, 'an adoption is not in the register yet'),
  )
  return reply
}

export async function getAdoption(deps: Deps, call: Call<Contract['getAdoption']>): Promise<Reply> {
  const { by, params } = call
  const { id } = params
  const found = await fromRegister(deps, ({ pool }) => adoptionOf(pool, id))
  if (!found) throw notFound(id)
  const { items, ...more } = await fromRegister(deps, ({ pool }) =>
    listAdoptionItems(pool, id, defined(call.query)),
  ).catch(wrongCursor)
  const shown = await shownOrder(deps, by, { order: found, lines: items })
  const order = { ...adoptionView(found), ...shown, items: shown.items.map(itemView) }
  return { body: withTimesAsText({ ...order, ...more }) }
}

export async function cancelAdoption(
  deps: Deps,
  { by, params: { id } }: Call<Contract['cancelAdoption']>,
): Promise<Reply> {
  const handle = deps.client.workflow.getHandle(adoptIdOf(id))
  try {
    await commandTemporal(deps, () => handle.signal(CANCEL_ADOPTION, by.id))
    return { body: { id } }
  } catch (error) {
    // Called off twice is called off once.
    if (error instanceof OutcomeUnknown) throw new Problem('temporalUnavailable')
    if (!(error instanceof WorkflowNotFoundError)) throw error
    const known = await fromRegister(deps, ({ pool }) => adoptionOf(pool, id))
    throw known ? new Problem('alreadyDone', { detail: 'It has ended already.' }) : notFound(id)
  }
}

function adoptionView(found: RecordedAdoption) {
  const { pickedAt, endedAt, cancelledBy, policyId, policyVersion, ...rest } = found
  const { pending, done, refused, unknown } = rest
  const state = endedAt === null ? 'running' : cancelledBy === null ? 'ended' : 'cancelled'
  return {
    ...rest,
    policy: { id: policyId, version: policyVersion },
    state,
    ...(endedAt !== null && { endedAt }),
    ...(cancelledBy !== null && { cancelledBy }),
    ...(pickedAt !== null && { total: pending + done + refused + unknown }),
  }
}

function itemView({ complaintId, ...item }: AdoptionItem) {
  const known = Object.entries({ complaint: complaintId, ...item }).filter(([, value]) => value !== null)
  return Object.fromEntries(known)
}

const notFound = (id: string) => new Problem('notFound', { detail: `There is no adoption ${id}.` })
