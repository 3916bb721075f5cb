import { continueAsNew, proxyActivities } from '@temporalio/workflow'
import type { Adoption } from '../../domain/supervision/adoption.ts'
import { CANCEL_ADOPTION, type AdoptionActivities } from '../messages/adoption.ts'
import { A_BATCH, inBatches, QUICK } from './in-batches.ts'

const { pickForAdoption, endAdoption } = proxyActivities<AdoptionActivities>(QUICK)
const { adoptBatch } = proxyActivities<AdoptionActivities>(A_BATCH)

/** Has many complaints adopt a policy. */
export const adoptForMany = (order: Adoption, isPicked = false): Promise<void> =>
  inBatches({
    cancel: CANCEL_ADOPTION,
    ...(!isPicked && { pick: () => pickForAdoption(order) }),
    batch: () => adoptBatch(order),
    goOn: () => continueAsNew<typeof adoptForMany>(order, true),
    end: (cancelledBy) => endAdoption(order.id, cancelledBy),
    leftTo: `adopt ${order.policy.id}`,
  })
