import { continueAsNew, proxyActivities } from '@temporalio/workflow'
import type { Reassignment } from '../../domain/supervision/reassignment.ts'
import { CANCEL_REASSIGNMENT, type ReassignmentActivities } from '../messages/reassignment.ts'
import { A_BATCH, inBatches, QUICK } from './in-batches.ts'

const { pickComplaints, endReassignment } = proxyActivities<ReassignmentActivities>(QUICK)
const { reassignBatch } = proxyActivities<ReassignmentActivities>(A_BATCH)

/** Gives many complaints to others. */
export const reassign = (order: Reassignment, isPicked = false): Promise<void> =>
  inBatches({
    cancel: CANCEL_REASSIGNMENT,
    ...(!isPicked && { pick: () => pickComplaints(order) }),
    batch: () => reassignBatch(order.id),
    goOn: () => continueAsNew<typeof reassign>(order, true),
    end: (cancelledBy) => endReassignment(order.id, cancelledBy),
    leftTo: 'reassign',
  })
