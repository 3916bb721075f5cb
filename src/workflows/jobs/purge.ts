import { continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow'
import type { Purged, PurgeOrder, PurgePosition, RetentionActivities } from '../messages/retention.ts'

const { beginPurge, endPurge } = proxyActivities<RetentionActivities>({
  startToCloseTimeout: '1m',
  retry: { initialInterval: '1s', maximumInterval: '5m' },
})
/** A batch tells where it is; when its worker dies another takes it up, and what was done is due no more. */
const { purgeBatch } = proxyActivities<RetentionActivities>({
  startToCloseTimeout: '30m',
  heartbeatTimeout: '15s',
  retry: { initialInterval: '1s', maximumInterval: '5m', maximumAttempts: 50 },
})

const BY_ITSELF: PurgeOrder = { by: { id: 'purge', role: 'system' }, reason: 'The keeping period is over.' }

type Progress = { after: PurgePosition; failed: number }

/** Erases every complaint whose keeping period is over, batch by batch. */
export async function purge(order: PurgeOrder = BY_ITSELF, progress?: Progress): Promise<Purged> {
  const purgeId = workflowInfo().workflowId
  if (!progress) await beginPurge(purgeId, order)
  let { after, failed } = progress ?? { after: undefined, failed: 0 }
  do {
    const batch = await purgeBatch({ purgeId, ...(after && { after }) })
    failed += batch.failed
    after = batch.next
    if (after && workflowInfo().continueAsNewSuggested)
      await continueAsNew<typeof purge>(order, { after, failed })
  } while (after)
  return endPurge(purgeId, failed)
}
