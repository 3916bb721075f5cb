import { mergesIntoNone } from '../register/reconciliation/reconciliation.ts'
import { ledgerOf, type CarryOut } from './ledger.ts'

/** Every merge ends in a complaint that was not merged away itself: which is handled for them all. */
export const checkMerges: CarryOut = async (means, { at }) => {
  const ledger = ledgerOf(means, 'mergedIntoNone', at)
  const found = await mergesIntoNone(means.pool)
  ledger.tally.looked += found.length
  await ledger.see(found.map(({ complaintId, into }) => ({ complaintId, detail: { into } })))
  await ledger.over()
  return ledger.tally
}
