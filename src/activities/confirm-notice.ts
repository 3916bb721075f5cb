import { WorkflowNotFoundError, WorkflowUpdateFailedError, type Client } from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import type { SentNotice } from '../notify/outgoing-notice.ts'
import { ARCHIVED, lookAt } from '../reconciliation/look.ts'
import { isForLater, workflowIdOf, type Answer, type Request } from '../workflows/messages/complaint.ts'

/** A run that nobody drives must not keep the courier from everybody else's letters: it is told again later. */
const HEARD_WITHIN_MS = 3_000

/**
 * Tells a complaint that a notice it waits for has gone out; one that is archived, or refuses, needs no telling. One
 * whose run has ended otherwise is restored some day: it is told again later.
 */
export const confirmNoticeWith =
  (client: Client) =>
  async ({ complaintId, key, sentAt }: SentNotice): Promise<void> => {
    const request: Request = {
      commands: [{ type: 'confirmNotice', key, sentAt }],
      by: { id: 'courier', role: 'system' },
      digest: key,
    }
    try {
      const handle = client.workflow.getHandle(workflowIdOf(complaintId))
      await client.withDeadline(Date.now() + HEARD_WITHIN_MS, () =>
        handle.executeUpdate<Answer, [Request]>('confirmNotice', {
          args: [request],
          updateId: `notice/${key}`,
        }),
      )
    } catch (error) {
      const isRefused = error instanceof WorkflowUpdateFailedError && !isLater(error)
      if (!isRefused && !(error instanceof WorkflowNotFoundError && (await isOver(client, complaintId))))
        throw error
    }
  }

async function isOver(client: Client, complaintId: string): Promise<boolean> {
  const look = await lookAt(client, complaintId)
  return look.run === 'absent' || (look.run === 'ended' && look.how === ARCHIVED)
}

const isLater = ({ cause }: WorkflowUpdateFailedError): boolean =>
  cause instanceof ApplicationFailure && isForLater(cause.type)
