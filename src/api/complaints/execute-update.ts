import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import type { Refusal } from '../../domain/refusal.ts'
import { bytesOf } from '../../domain/journal/pieces.ts'
import {
  NOT_ASKED_BEFORE,
  NOT_HEARD,
  PERFORM,
  workflowIdOf,
  type Answer,
  type Request,
} from '../../workflows/messages/complaint.ts'
import type { Outcome, Update } from '../../workflows/messages/merging.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import { refusalProblem } from '../problems/refusal-problem.ts'
import { PROBLEMS } from '../problems/words.ts'
import { commandTemporal, OutcomeUnknown } from '../connections/temporal.ts'
import { importAbandoned, wasAbandoned } from './abandoned.ts'
import { notFound } from './find.ts'
import { fromRegister } from '../from-register.ts'

/** How often a command is put again that Temporal has not passed on. */
const PUT_AGAIN = 3

/** Asks the complaint itself; its refusal, and that it is gone, are thrown as problems. */
export async function executeUpdate<R = Request, A = Answer>(
  deps: Deps,
  execution: Update<R>,
  tried = 1,
): Promise<A | OutcomeUnknown> {
  const { id, name, request, updateId } = execution
  const handle = deps.client.workflow.getHandle(workflowIdOf(id))
  try {
    return await deps.largeRequests.pass({ id, updateId, bytes: bytesOf([request]) }, () =>
      commandTemporal(deps, () => handle.executeUpdate<A, [R]>(name, { args: [request], updateId })),
    )
  } catch (error) {
    if (error instanceof OutcomeUnknown) return error
    if (error instanceof WorkflowNotFoundError) throw await goneOrUnknown(deps, id)
    if (!isUnheard(error)) throw refusalIn(error, name) ?? error
    if (tried === PUT_AGAIN) throw new Problem('temporalUnavailable')
    return executeUpdate(deps, execution, tried + 1)
  }
}

const isOfType = (error: unknown, type: string): boolean =>
  error instanceof WorkflowUpdateFailedError &&
  error.cause instanceof ApplicationFailure &&
  error.cause.type === type

const isUnheard = (error: unknown): boolean => isOfType(error, NOT_HEARD)
/** Of what was asked only for an earlier answer: there is none. */
export const isNotAsked = (error: unknown): boolean => isOfType(error, NOT_ASKED_BEFORE)

/** The workflow has refused, in the words of the domain. */
function refusalIn(error: unknown, update: string): Problem | undefined {
  if (!(error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure))
    return undefined
  const { type, message, details } = error.cause
  const [more] = (details ?? []) as [Record<string, unknown>?]
  return type ? refusedWith({ type, message, ...(more && { details: more }) }, update) : undefined
}

/** A refusal as a problem. A fault in the workflow's code comes with a type of its own: it is no refusal. */
export function refusedWith(
  { type, message, details }: Extract<Outcome, { refused: object }>['refused'],
  update?: string,
): Problem | undefined {
  if (!details && !(type in PROBLEMS)) return undefined
  const { at, ...members } = details ?? {}
  const told = { code: type, detail: message, ...(at as Pick<Refusal, 'field' | 'command'> | undefined) }
  return refusalProblem(told, { ...(details && { members }), isOfSeveral: update === PERFORM })
}

/**
 * Why no workflow takes it: the complaint is in the archive, its import was given up, or there is none. A workflow that
 * has ended otherwise, or that Temporal has lost, is no decision of anybody: an operator has it back.
 */
export async function goneOrUnknown(deps: Deps, id: string): Promise<Problem> {
  const known = await fromRegister(deps, ({ register }) => register.getComplaint(id))
  if (known) return new Problem(known.complaint.archivedAt === undefined ? 'notRunning' : 'archived')
  const isAbandoned = await wasAbandoned(deps, id).catch((error: unknown) => {
    if (error instanceof WorkflowNotFoundError) return undefined
    throw error
  })
  if (isAbandoned === undefined) return notFound(id)
  return isAbandoned ? importAbandoned() : new Problem('notRunning')
}
