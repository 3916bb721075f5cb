import type { Found } from '../register/finding.ts'
import { unknownComplaints } from '../register/reconciliation.ts'
import { ledgerOf, type CarryOut, type Means, type Turn } from './ledger.ts'
import { ARCHIVED, lookAt } from './look.ts'
import { paceOf } from './pace.ts'
import { restoring } from './restoring.ts'
import { startedPage } from './visibility.ts'

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
  const detail = look.journal
    ? { cause: 'journalWaits', ...look.journal }
    : { cause: 'lost', mend: restoring(complaintId) }
  return [{ complaintId, detail }]
}
