import {
  continueAsNew,
  defineSignal,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow'
import type { Adoption } from '../../domain/supervision/adoption.ts'
import { CANCEL_ADOPTION, type AdoptionActivities } from '../messages/adoption.ts'

const { pickForAdoption, endAdoption } = proxyActivities<AdoptionActivities>({
  startToCloseTimeout: '2m',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
})
/** A batch tells where it is; when its worker dies another takes it up, and what was settled is not pending any more. */
const { adoptBatch } = proxyActivities<AdoptionActivities>({
  startToCloseTimeout: '30m',
  heartbeatTimeout: '12s',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
})

/** Has many complaints adopt a policy, batch by batch, until none is left or it is called off. */
export async function adoptForMany(order: Adoption, isPicked = false): Promise<void> {
  const { id } = order
  const calledOff: { by?: string } = {}
  setHandler(defineSignal<[by: string]>(CANCEL_ADOPTION), (by) => {
    calledOff.by ??= by
  })
  if (!isPicked) await pickForAdoption(order)
  for (let left = 1; left > 0 && calledOff.by === undefined;) {
    left = (await adoptBatch(order)).left
    setCurrentDetails(`**${left}** complaints left to adopt ${order.policy.id}`)
    if (left > 0 && calledOff.by === undefined && workflowInfo().continueAsNewSuggested)
      await continueAsNew<typeof adoptForMany>(order, true)
  }
  await endAdoption(id, calledOff.by)
}
