import {
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import { within } from '../within.ts'
import { isForLater, workflowIdOf, type Answer, type Request } from '../workflows/messages/complaint.ts'
import type { Outcome, Update } from '../workflows/messages/merging.ts'

/**
 * What the system asks of a complaint: its answer, its refusal, or that no run takes it; nothing where it does not
 * answer in time or only for now. Under its update id it acts once, so that it may be asked again. A fault is thrown.
 */
export async function askComplaint(
  client: Client,
  { id, name, request, updateId }: Update,
  withinMs = 10_000,
): Promise<Outcome | undefined> {
  const handle = client.workflow.getHandle(workflowIdOf(id))
  const asked = client.withDeadline(Date.now() + withinMs, () =>
    handle.executeUpdate<Answer, [Request]>(name, { args: [request], updateId }),
  )
  // A native connection tries on beyond its deadline: the time is taken here too.
  return within(
    withinMs,
    asked.then((answer) => ({ answer }), withoutAnswer),
  )
}

function withoutAnswer(error: unknown): Outcome | undefined {
  if (error instanceof WorkflowNotFoundError) return { gone: true }
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return undefined
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined
  if (!(cause instanceof ApplicationFailure) || !cause.type) throw error
  if (isForLater(cause.type)) return undefined
  const { type, message, details } = cause
  const [more] = (details ?? []) as [Record<string, unknown>?]
  return { refused: { type, message, ...(more && { details: more }) } }
}
