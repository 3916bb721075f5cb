import { proxyActivities } from '@temporalio/workflow'
import type { DailyRoot, ProofActivities } from '../messages/proof.ts'
import { dayMs } from '../../domain/instant.ts'

/** For ever: a day's root is made when the register is there again. */
const { anchorHeads } = proxyActivities<ProofActivities>({
  startToCloseTimeout: '2m',
  retry: { initialInterval: '1s', maximumInterval: '5m' },
})

/** Makes the root of the day that has ended. It stays in this run's result too: a copy outside the register. */
export async function anchorProof(): Promise<DailyRoot> {
  const yesterday = new Date(Date.now() - dayMs).toISOString().slice(0, 10)
  return anchorHeads(yesterday)
}
