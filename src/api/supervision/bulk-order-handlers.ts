import { listBulkOrders as listed } from '../../register/supervision/bulk-orders.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import { withTimesAsText } from '../outside.ts'
import { wrongCursor } from '../problems/wrong-query.ts'
import type { Call, Reply } from '../route.ts'
import { standing } from './carry-out-order.ts'
import { withoutNamed } from './shown-order.ts'

/** Which there are, to whoever leads or oversees. */
export async function listBulkOrders(
  deps: Deps,
  { query: { cursor, limit } }: Call<Contract['listBulkOrders']>,
): Promise<Reply> {
  const page = await fromRegister(deps, ({ pool }) => listed(pool, { cursor, limit })).catch(wrongCursor)
  const { orders, ...more } = page
  const data = orders.map(({ kind, selection, target, adopted, dryRun, ...order }) => ({
    ...{ kind, ...standing(order), selection: withoutNamed(selection), dryRun },
    ...(target && { target }),
    ...(adopted && { adopted }),
  }))
  return { body: withTimesAsText({ data, ...more }) }
}
