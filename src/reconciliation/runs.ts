import type { Found } from '../register/reconciliation/finding.ts'
import { stillUnarchived, unarchivedComplaints } from '../register/reconciliation/reconciliation.ts'
import { ledgerOf, type CarryOut, type Means } from './ledger.ts'
import { lookAt } from './look.ts'
import { paceOf } from './pace.ts'
import { restoring } from './restoring.ts'
import { runningOf } from './visibility.ts'

const PAGE = 100
const CALLS_A_SECOND = 10

/** Every complaint that is not archived has its run. */
export const checkRuns: CarryOut = async (means, { at, reached = '', beat }) => {
  const ledger = ledgerOf(means, 'runMissing', at)
  const pace = paceOf(CALLS_A_SECOND)
  let ids: string[] = []
  let after = reached
  do {
    ids = await unarchivedComplaints(means.pool, at - means.graceMs, after, PAGE)
    if (ids.length === 0) break
    await pace()
    const listed = await runningOf(means.client, ids)
    const found: Found[] = []
    for (const complaintId of ids.filter((id) => !listed.has(id))) {
      await pace()
      found.push(...(await missing(means, complaintId)))
    }
    ledger.tally.looked += ids.length
    await ledger.see(found)
    after = ids.at(-1)!
    beat(after)
  } while (ids.length === PAGE)
  await ledger.over()
  return ledger.tally
}

/** The lists may lag behind, and a complaint may have been archived since it was read: both are asked again. */
async function missing({ client, pool }: Means, complaintId: string): Promise<Found[]> {
  const look = await lookAt(client, complaintId)
  if (look.run === 'running') return []
  const [is] = await stillUnarchived(pool, [complaintId])
  if (!is) return []
  const run = look.run === 'ended' ? look.how : look.run
  return [{ complaintId, detail: { run, mend: restoring(complaintId) } }]
}
