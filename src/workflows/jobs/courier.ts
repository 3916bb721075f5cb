import {
  condition,
  continueAsNew,
  defineSignal,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow'
import { COURIER_QUEUE, PING, type CourierActivities } from '../messages/couriers.ts'

/** For ever: what is due is delivered when the register is there again. A worker that dies is noticed by its silence. */
const { deliverDue } = proxyActivities<CourierActivities>({
  taskQueue: COURIER_QUEUE,
  startToCloseTimeout: '10m',
  heartbeatTimeout: '10s',
  retry: { initialInterval: '1s', maximumInterval: '10s' },
})

/** By the clock of a worker that goes behind what is due may seem past already: it is not asked for without a pause. */
const AT_LEAST_MS = 1_000

/** Delivers what the outbox has for one address, for as long as there is something to deliver. */
export async function courier(address: string): Promise<void> {
  let isPinged = false
  setHandler(
    defineSignal(PING),
    () => {
      isPinged = true
    },
    { description: 'There may be something to deliver' },
  )
  for (;;) {
    isPinged = false
    const { nextAt } = await deliverDue(address)
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof courier>(address)
    if (nextAt === undefined) {
      if (!isPinged) return
    } else await condition(() => isPinged, Math.max(AT_LEAST_MS, nextAt - Date.now()))
  }
}
