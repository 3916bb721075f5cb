import { isCancellation, proxyActivities } from '@temporalio/workflow'
import { CHECKS, type Check, type ReconciliationActivities, type Tally } from '../messages/reconciliation.ts'

/** A check tells where it is; when its worker dies another takes it up. The next run begins in minutes anyway. */
const { carryOutCheck } = proxyActivities<ReconciliationActivities>({
  startToCloseTimeout: '1h',
  heartbeatTimeout: '1m',
  retry: { initialInterval: '5s', maximumInterval: '1m', maximumAttempts: 10 },
})

/** Holds register, journals and runs against each other. A check that cannot be carried out does not stop the others. */
export async function reconcile(): Promise<Partial<Record<Check, Tally>>> {
  const at = Date.now()
  const tallies: Partial<Record<Check, Tally>> = {}
  const faults: unknown[] = []
  for (const check of CHECKS)
    try {
      tallies[check] = await carryOutCheck(check, at)
    } catch (error) {
      if (isCancellation(error)) throw error
      faults.push(error)
    }
  if (faults.length > 0) throw faults[0]
  return tallies
}
