import { WorkflowNotFoundError, WorkflowUpdateFailedError, type Client } from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import { isForLater, workflowIdOf, type Answer, type Request } from '../workflows/messages/complaint.ts'
import type { MergingActivities, Outcome } from '../workflows/messages/merging.ts'

/** Shorter than the activity may take: whoever does not answer is asked again. */
const ANSWERS_WITHIN_MS = 10_000

/** What merging has done outside: updates of complaints, each under an id of its own. */
export const createMergingActivities = ({ client }: { client: Client }): MergingActivities => ({
  async put({ id, name, request, updateId }) {
    const handle = client.workflow.getHandle(workflowIdOf(id))
    try {
      const answer = await client.withDeadline(Date.now() + ANSWERS_WITHIN_MS, () =>
        handle.executeUpdate<Answer, [Request]>(name, { args: [request], updateId }),
      )
      return { answer }
    } catch (error) {
      return refusalIn(error)
    }
  },
})

/** A refusal is an outcome; what is only for later is none, and is put again; nor is a fault. */
function refusalIn(error: unknown): Outcome {
  if (error instanceof WorkflowNotFoundError) return { gone: true }
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined
  if (!(cause instanceof ApplicationFailure) || !cause.type || isForLater(cause.type)) throw error
  const [details] = (cause.details ?? []) as [Record<string, unknown>?]
  return { refused: { type: cause.type, message: cause.message, ...(details && { details }) } }
}
