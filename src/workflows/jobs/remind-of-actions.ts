import { proxyActivities } from '@temporalio/workflow'
import type { ActionActivities, ActionsReminded } from '../messages/actions.ts'

/** One statement. With the register away it waits for it; what fell due meanwhile is told then. */
const { remindOwners } = proxyActivities<ActionActivities>({
  startToCloseTimeout: '1m',
  retry: { initialInterval: '5s', maximumInterval: '5m' },
})

/** Reminds the owners of actions at the due, and weekly until they are done or withdrawn. */
export async function remindOfActions(): Promise<ActionsReminded> {
  return remindOwners()
}
