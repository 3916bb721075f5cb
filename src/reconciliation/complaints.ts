import type { Client } from '@temporalio/client'
import { toldUpTo } from '../domain/import/importing.ts'
import type { Found } from '../register/reconciliation/finding.ts'
import { unknownComplaints } from '../register/reconciliation/reconciliation.ts'
import { ledgerOf, type CarryOut, type Means, type Turn } from './ledger.ts'
import { IMPORTED, workflowIdOf, type ImportStanding } from '../workflows/messages/complaint.ts'
import { answerWithin, ARCHIVED, lookAt } from './look.ts'
import { paceOf } from './pace.ts'
import { restoring } from './restoring.ts'
import { startedPage } from './visibility.ts'
import { utc } from '../domain/instant.ts'

const PAGE = 500
const CALLS_A_SECOND = 10

/** Every complaint that runs, or whose run ended otherwise than by archiving, is in the register. */
export const checkComplaints: CarryOut = async (means, turn) => {
  const ledger = ledgerOf(means, 'complaintNotRecorded', turn.at)
  const pace = paceOf(CALLS_A_SECOND)
  let token = turn.reached ?? ''
  do {
    await pace()
    const { ids, next } = await startedPage(means.client, turn.at - means.graceMs, token, PAGE)
    ledger.tally.looked += ids.length
    const found: Found[] = []
    for (const complaintId of await unknownComplaints(means.pool, ids)) {
      await pace()
      found.push(...(await notRecorded(means, turn, complaintId)))
    }
    await ledger.see(found)
    token = next
    turn.beat(token)
  } while (token)
  await ledger.over()
  return ledger.tally
}

/** A journal that waits for the register mends itself; what was recorded and is lost can be told again. */
async function notRecorded({ client, graceMs }: Means, { at }: Turn, complaintId: string): Promise<Found[]> {
  const look = await lookAt(client, complaintId)
  if (look.run === 'ended' && look.how !== ARCHIVED)
    return [{ complaintId, detail: { cause: 'ended', run: look.how, mend: restoring(complaintId) } }]
  if (look.run !== 'running' || look.startedAt > at - graceMs) return []
  if (look.journal) return [{ complaintId, detail: { cause: 'journalWaits', ...look.journal } }]
  const standing = look.inPieces && (await importOf(client, complaintId))
  if (!standing || standing.importing !== 'underWay')
    return [{ complaintId, detail: { cause: 'lost', mend: restoring(complaintId) } }]
  const { heardAt } = standing.imported!
  if (heardAt > at - QUIET_GRACES * graceMs) return []
  const detail = {
    cause: 'importing',
    facts: toldUpTo(standing.imported!).facts,
    heardAt: utc(heardAt),
    mend: `POST /v1/imports/${complaintId}/complete, or /abandon`,
  }
  return [{ complaintId, detail }]
}

/** An import of which nothing has been heard for an hour has been left lying. */
const QUIET_GRACES = 20
const ANSWERS_WITHIN_MS = 3_000

const importOf = (client: Client, complaintId: string): Promise<ImportStanding | undefined> =>
  answerWithin(client, ANSWERS_WITHIN_MS, () =>
    client.workflow.getHandle(workflowIdOf(complaintId)).query<ImportStanding>(IMPORTED),
  )
