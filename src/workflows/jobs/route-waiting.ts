import { proxyActivities } from '@temporalio/workflow'
import type { RoutingActivities, Swept } from '../messages/routing.ts'

/** It tells where it is; when its worker dies another takes it up. The next run begins in minutes anyway. */
const { routeEachWaiting } = proxyActivities<RoutingActivities>({
  startToCloseTimeout: '30m',
  heartbeatTimeout: '30s',
  retry: { initialInterval: '5s', maximumInterval: '1m', maximumAttempts: 10 },
})

/** Routes what was classified and has no owner: the register was away then, or no one was there to have it. */
export async function routeWaiting(): Promise<Swept> {
  return routeEachWaiting()
}
