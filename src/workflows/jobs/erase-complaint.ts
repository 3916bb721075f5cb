import { proxyActivities } from '@temporalio/workflow'
import type { ErasureResult, RetentionActivities } from '../messages/retention.ts'

/** For ever: an erasure that was promised is carried out. */
const steps = proxyActivities<RetentionActivities>({
  startToCloseTimeout: '20s',
  retry: { initialInterval: '1s', maximumInterval: '5m' },
})

/** Carries out the erasure of one archived complaint that was decided in the register. */
export async function eraseComplaint(complaintId: string): Promise<{ result: ErasureResult }> {
  const result = await steps.eraseRecord(complaintId)
  if (result === 'kept') return { result }
  await steps.forgetRuns(complaintId)
  await steps.recordForgotten(complaintId)
  return { result }
}
