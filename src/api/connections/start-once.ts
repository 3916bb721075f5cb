import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client'
import { digestOf } from '../../register/commit/digest.ts'
import { TASK_QUEUE } from '../../workflows/messages/complaint.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import { commandTemporal, queryTemporal } from './temporal.ts'

type Once = { type: string; workflowId: string; args: unknown[]; body: unknown }

/**
 * Starts the run that a request begins, once for each key, which its id is made of; true where it had been started before.
 * Another request under the same key is refused.
 */
export async function startOnce(
  { client, isTemporalGone }: Pick<Deps, 'client' | 'isTemporalGone'>,
  { type, workflowId, args, body }: Once,
): Promise<boolean> {
  const requestDigest = digestOf(body)
  const start = () =>
    client.workflow.start(type, {
      taskQueue: TASK_QUEUE,
      workflowId,
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      args,
      memo: { requestDigest },
    })
  try {
    await commandTemporal({ client, isTemporalGone }, start)
    return false
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
    const { memo } = await queryTemporal(client, () => client.workflow.getHandle(workflowId).describe())
    // What was started by an earlier release has none.
    const before = memo?.['requestDigest'] ?? requestDigest
    if (before !== requestDigest) throw new Problem('keyReused')
    return true
  }
}
