import { randomUUID } from 'node:crypto'
import type { Instant } from '../../domain/instant.ts'
import { isTakenIn } from '../../domain/text.ts'
import type { RetentionRequest, Undecided } from '../../register/retention/retention.ts'
import { cursorOf, positionOf, strangeCursor } from '../../register/lists/list-cursor.ts'
import { digestOf } from '../../register/commit/digest.ts'
import { TASK_QUEUE } from '../../workflows/messages/complaint.ts'
import {
  ERASE_WORKFLOW,
  erasureIdOf,
  PURGE_WORKFLOW,
  type PurgeOrder,
} from '../../workflows/messages/retention.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import type { Call, Reply } from '../route.ts'
import { startOnce } from '../connections/start-once.ts'
import { commandTemporal, OutcomeUnknown } from '../connections/temporal.ts'
import { groundView } from './erasure-grounds.ts'
import { decisionView, dueView, purgeView, standingView } from './view.ts'
import { idOf, notFound } from '../complaints/find.ts'
import { fromRegister } from '../from-register.ts'
import { outcomeUnknown } from '../outcome-unknown.ts'
import { wrongCursor } from '../problems/wrong-query.ts'

type Kind = RetentionRequest['kind']
/** What the calls of all decisions have. */
type DecisionCall = Pick<Call<Contract['setLegalHold']>, 'params' | 'by' | 'idempotencyKey'> & {
  body: { reason: string; until?: Instant }
}

const UNDECIDED: Record<Exclude<Undecided, 'absent'>, [code: string, detail?: string]> = {
  keyReused: ['keyReused'],
  alreadyDone: ['alreadyDone', 'It is so already, or the complaint has been erased.'],
  nothingToLift: ['nothingToAnswer', 'There is nothing to lift.'],
  notArchived: ['notInThisStage', 'Only an archived complaint can be restricted.'],
  notLater: ['notThisInstant', 'A restriction ends at an instant that lies ahead.'],
}

/** The handler of a decision: it takes effect with its record, and once for each key. */
const deciding =
  (kind: Kind) =>
  async (deps: Deps, call: DecisionCall): Promise<Reply> => {
    const { decision, standing } = await decided(deps, call, kind)
    return { body: { ...standingView(standing), decision: decisionView(decision) } }
  }

export const setLegalHold = deciding('hold')
export const liftLegalHold = deciding('lift')
export const restrictProcessing = deciding('restrict')
export const liftRestriction = deciding('unrestrict')

/** The rule answers; an erasure then begins. Should Temporal be away, the next purge carries it out. */
export async function requestErasure(deps: Deps, call: DecisionCall): Promise<Reply> {
  const { decision, standing } = await decided(deps, call, 'erasure')
  const { kind: outcome, until, ground } = decisionView(decision)
  if (outcome === 'erase' && standing.forgottenAt === null)
    await beginErasure(deps, standing.id).catch((error: unknown) =>
      deps.logger.warn({ id: standing.id, reason: String(error) }, 'an erasure is left to the next purge'),
    )
  const answer = { outcome, ...(until && { until }), ground: ground ?? groundView('stillOpen') }
  return { body: { ...standingView(standing), decision: decisionView(decision), ...answer } }
}

async function decided(deps: Deps, { params, body, by, idempotencyKey }: DecisionCall, kind: Kind) {
  const complaintId = await idOf(deps, params.id)
  const asked: RetentionRequest = {
    complaintId,
    kind,
    by: { id: by.id, role: by.role },
    reason: body.reason,
    ...(body.until !== undefined && { until: body.until }),
    request: digestOf([by.id, idempotencyKey ?? randomUUID()]),
  }
  const answer = await fromRegister(deps, ({ register: { retention } }) =>
    retention.decide(asked, Date.now()),
  )
  if (!('undecided' in answer)) return answer
  if (answer.undecided === 'absent') throw notFound(params.id)
  const [code, detail] = UNDECIDED[answer.undecided]
  throw new Problem(code, { detail })
}

const beginErasure = (deps: Deps, id: string) =>
  commandTemporal(deps, () =>
    deps.client.workflow.start(ERASE_WORKFLOW, {
      taskQueue: TASK_QUEUE,
      workflowId: erasureIdOf(id),
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      workflowIdConflictPolicy: 'USE_EXISTING',
      args: [id],
    }),
  )

export async function getRetention(deps: Deps, call: Call<Contract['getRetention']>): Promise<Reply> {
  const id = await idOf(deps, call.params.id)
  const known = await fromRegister(deps, ({ register: { retention } }) => retention.of(id))
  if (!known) throw notFound(call.params.id)
  return { body: { ...standingView(known.standing), decisions: known.decisions.map(decisionView) } }
}

export async function listDueForErasure(
  deps: Deps,
  call: Call<Contract['listDueForErasure']>,
): Promise<Reply> {
  const { limit, cursor } = call.query
  const now = Date.now()
  const after = cursor === undefined ? undefined : positionIn(cursor)
  const [rows, total] = await fromRegister(deps, ({ register: { retention } }) =>
    Promise.all([retention.due(now, { ...(after && { after }), limit: limit + 1 }), retention.countDue(now)]),
  )
  const last = rows[limit - 1]
  const more = rows.length > limit && last
  return {
    body: {
      total,
      data: rows.slice(0, limit).map(dueView),
      ...(more && { nextCursor: cursorOf('due', { key: last.retainUntil, id: last.id }) }),
    },
  }
}

function positionIn(cursor: string) {
  try {
    const { key, id } = positionOf('due', cursor)
    if (!isTakenIn(key)) throw strangeCursor()
    return { retainUntil: key, id }
  } catch (error) {
    return wrongCursor(error)
  }
}

export async function listPurges(deps: Deps, call: Call<Contract['listPurges']>): Promise<Reply> {
  const purges = await fromRegister(deps, ({ register: { retention } }) => retention.purges(call.query.limit))
  return { body: { data: purges.map(purgeView) } }
}

/** The same key begins one purge. */
export async function beginPurge(deps: Deps, call: Call<Contract['beginPurge']>): Promise<Reply> {
  const { by, body, idempotencyKey = randomUUID() } = call
  const order: PurgeOrder = { by: { id: by.id, role: by.role }, reason: body.reason }
  const id = `purge/${digestOf([by.id, idempotencyKey]).slice(0, 22)}`
  try {
    const before = await startOnce(deps, { type: PURGE_WORKFLOW, workflowId: id, args: [order], body })
    return { ...(before && { status: 200 }), body: { id } }
  } catch (error) {
    if (error instanceof OutcomeUnknown) return outcomeUnknown(idempotencyKey)
    throw error
  }
}
