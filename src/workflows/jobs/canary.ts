import { proxyActivities, sleep, workflowInfo } from '@temporalio/workflow'
import type { CanaryActivities, CanarySighting } from '../messages/canary.ts'

/** Not for ever: the next one is let out soon, and that this one was not is told by its absence. */
const { letOut, lookFor, clearUp } = proxyActivities<CanaryActivities>({
  startToCloseTimeout: '3m',
  scheduleToCloseTimeout: '15m',
  heartbeatTimeout: '30s',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
})

/** Lets one clock of a real complaint lapse, and looks whether the register hears of it in time (F48). */
export async function canary(): Promise<CanarySighting> {
  const day = new Date(Date.now()).toISOString().slice(0, 10)
  const flight = await letOut(workflowInfo().workflowId, day)
  await sleep(Math.max(1, flight.dueAt - Date.now()))
  const sighting = await lookFor(flight)
  await clearUp(day)
  return sighting
}
