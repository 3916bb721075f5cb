import {
  continueAsNew,
  defineSignal,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow'
import type { Reassignment } from '../../domain/supervision/reassignment.ts'
import { CANCEL_REASSIGNMENT, type ReassignmentActivities } from '../messages/reassignment.ts'

const { pickComplaints, endReassignment } = proxyActivities<ReassignmentActivities>({
  startToCloseTimeout: '2m',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
})
/** A batch tells where it is; when its worker dies another takes it up, and what was settled is not pending any more. */
const { reassignBatch } = proxyActivities<ReassignmentActivities>({
  startToCloseTimeout: '30m',
  heartbeatTimeout: '12s',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
})

/** Gives many complaints to others, batch by batch, until none is left or it is called off. */
export async function reassign(order: Reassignment, isPicked = false): Promise<void> {
  const { id } = order
  const calledOff: { by?: string } = {}
  setHandler(defineSignal<[by: string]>(CANCEL_REASSIGNMENT), (by) => {
    calledOff.by ??= by
  })
  if (!isPicked) await pickComplaints(order)
  for (let left = 1; left > 0 && calledOff.by === undefined;) {
    left = (await reassignBatch(id)).left
    setCurrentDetails(`**${left}** complaints left to reassign`)
    if (left > 0 && calledOff.by === undefined && workflowInfo().continueAsNewSuggested)
      await continueAsNew<typeof reassign>(order, true)
  }
  await endReassignment(id, calledOff.by)
}
