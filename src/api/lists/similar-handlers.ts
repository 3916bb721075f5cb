import { similarComplaints } from '../../register/lists/similar-complaints.ts'
import { sightOf } from '../../register/lists/visible.ts'
import { toldDetails } from '../../domain/matching/callers.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import type { Call, Reply } from '../route.ts'
import { withTimesAsText } from '../outside.ts'
import { findComplaint } from '../complaints/find.ts'
import { fromRegister } from '../from-register.ts'

/** Asked for beside the intake, which waits for no database. */
export async function listSimilar(deps: Deps, call: Call<Contract['listSimilar']>): Promise<Reply> {
  const { complaint } = await findComplaint(deps, call.params.id)
  const { id, details, receivedAt, closedAt } = complaint
  const compared = { id, details, receivedAt, closedAt }
  const query = { ...call.query, sight: sightOf(call.actors, 'readLists') }
  const data = await fromRegister(deps, ({ pool }) => similarComplaints(pool, compared, query))
  return { body: { data: withTimesAsText(data) } }
}

/** While somebody is telling it: nothing of it is there yet. */
export async function listSimilarToTold(
  deps: Deps,
  call: Call<Contract['listSimilarToTold']>,
): Promise<Reply> {
  const { withinDays, limit, ...told } = call.query
  const compared = { id: '', details: toldDetails(told), receivedAt: Date.now() }
  const query = { withinDays, limit, sight: sightOf(call.actors, 'readLists') }
  const data = await fromRegister(deps, ({ pool }) => similarComplaints(pool, compared, query))
  return { body: { data: withTimesAsText(data) } }
}
