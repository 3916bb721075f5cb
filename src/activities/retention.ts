import { activityInfo, cancellationSignal, heartbeat, log } from '@temporalio/activity'
import type { Pool } from 'pg'
import {
  dueForErasure,
  eraseRecord,
  recordForgotten,
  runsOf,
  type DueComplaint,
} from '../register/retention/erasure.ts'
import { beginPurge, endPurge } from '../register/retention/purges.ts'
import { purgeAnsweredIn } from '../register/intake/answered-in.ts'
import { purgePersonRecords } from '../register/people/person-records.ts'
import { workflowIdOf } from '../workflows/messages/complaint.ts'
import { mergeIdOf } from '../workflows/messages/merging.ts'
import type { PurgedBatch, RetentionActivities } from '../workflows/messages/retention.ts'

type Ports = {
  pool: Pool
  /** Deletes the runs of a workflow, these and all others. */
  forget(workflowId: string, runs: readonly string[]): Promise<void>
  /** Throws the files away that no complaint names any more. */
  tidyEvidence?(): Promise<void>
  batchSize?: number
}

/** After so many attempts a batch of nothing but faults is left to the next purge. */
const ATTEMPTS = 10

/** Where the files are away, the next one does it. */
async function tidied(tidyEvidence: Ports['tidyEvidence']): Promise<void> {
  await tidyEvidence?.().catch((error: unknown) => {
    log.warn('the files of evidence could not be tidied', { reason: String(error) })
  })
}

/** With it goes what is kept apart from complaints. */
async function purgeEnded({ pool, tidyEvidence }: Ports, id: string, failed: number) {
  await tidied(tidyEvidence)
  await purgePersonRecords(pool, Date.now())
  await purgeAnsweredIn(pool, Date.now())
  return endPurge(pool, id, failed, Date.now())
}

/** What erasing and purging have done outside. Each step asks first whether it has been done: twice is once. */
export function createRetentionActivities(ports: Ports): RetentionActivities {
  const { pool, forget, tidyEvidence, batchSize = 100 } = ports
  const forgetRuns = async (id: string) => {
    await forget(workflowIdOf(id), await runsOf(pool, id))
    // Why it was merged stands there in somebody's words.
    await forget(mergeIdOf(id), [])
  }

  const eraseWhole = async (id: string, purgeId: string) => {
    if ((await eraseRecord(pool, id, Date.now(), purgeId)) === 'kept') return
    await forgetRuns(id)
    await recordForgotten(pool, id, Date.now())
  }

  return {
    eraseRecord: (id) => eraseRecord(pool, id, Date.now()),
    forgetRuns,
    async recordForgotten(id) {
      await recordForgotten(pool, id, Date.now())
      await tidied(tidyEvidence)
    },
    beginPurge: (id, order) => beginPurge(pool, { id, ...order }, Date.now()),
    endPurge: (id, failed) => purgeEnded(ports, id, failed),
    async purgeBatch({ purgeId, after }): Promise<PurgedBatch> {
      const due = await dueForErasure(pool, Date.now(), { ...(after && { after }), limit: batchSize })
      const faults: unknown[] = []
      for (const { id } of due) {
        cancellationSignal().throwIfAborted()
        heartbeat(id)
        await eraseWhole(id, purgeId).catch((error: unknown) => {
          log.warn('a complaint could not be purged', { id, reason: String(error) })
          faults.push(error)
        })
      }
      // Nothing at all went: the register or Temporal is away, and the batch is tried again.
      if (faults.length > 0 && faults.length === due.length && activityInfo().attempt < ATTEMPTS)
        throw faults[0]
      return { failed: faults.length, ...nextAfter(due, batchSize) }
    },
  }
}

/** A full batch may have another behind it. */
function nextAfter(due: readonly DueComplaint[], batchSize: number): Pick<PurgedBatch, 'next'> {
  const last = due.at(-1)
  return last && due.length === batchSize ? { next: { retainUntil: last.retainUntil, id: last.id } } : {}
}
