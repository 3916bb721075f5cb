import { activityInfo, cancellationSignal, heartbeat } from '@temporalio/activity'
import { CARRY_OUT } from '../reconciliation/checks.ts'
import type { Means } from '../reconciliation/ledger.ts'
import type { ReconciliationActivities } from '../workflows/messages/reconciliation.ts'

/** What the reconciling workflow has done outside. A check that lost its worker goes on where its last beat was. */
export function createReconciliationActivities(means: Means): ReconciliationActivities {
  return {
    carryOutCheck: (check, at) => {
      const reached = activityInfo().heartbeatDetails as string | undefined
      const signal = cancellationSignal()
      const beat = (further: string) => {
        heartbeat(further)
        signal.throwIfAborted()
      }
      return CARRY_OUT[check](means, { at, reached, beat })
    },
  }
}
