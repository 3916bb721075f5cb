import { defineSearchAttributeKey } from '@temporalio/common'
import { proxyActivities, setCurrentDetails, workflowInfo } from '@temporalio/workflow'
import type { ReportActivities, ReportOrder } from '../messages/reports.ts'

/** Gathering reads much, and a register that is away only delays it; a worker that dies is noticed by its silence. */
const { freezeReport, announceReport } = proxyActivities<ReportActivities>({
  startToCloseTimeout: '10m',
  heartbeatTimeout: '12s',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
})

const scheduledAt = defineSearchAttributeKey('TemporalScheduledStartTime', 'DATETIME')

/**
 * One report: gathered and frozen, then told of. A run of a schedule reports as of the time it was meant for, however
 * late it comes; gathering and freezing are one step, so that no figures travel through the history.
 */
export async function issueReport(order: ReportOrder): Promise<{ id: string }> {
  const { workflowId, typedSearchAttributes } = workflowInfo()
  const cutOffAt = typedSearchAttributes.get(scheduledAt)?.getTime() ?? Date.now()
  const { id } = await freezeReport({ ...order, cutOffAt, key: workflowId })
  setCurrentDetails(`Report **${id}** issued`)
  await announceReport(id)
  return { id }
}
