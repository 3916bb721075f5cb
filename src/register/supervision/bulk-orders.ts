import type { Pool } from 'pg'
import type { Instant } from '../../domain/instant.ts'
import { cursorOf, positionOf } from '../lists/list-cursor.ts'
import type { ItemState, RecordedOrder } from './order-items.ts'

/** An order over many complaints, of whichever kind: what is to be done with them, and how many of them stand how. */
export type BulkOrder = RecordedOrder & {
  kind: 'reassign' | 'adoptPolicy' | 'adoptCalendar' | 'forIncident'
  selection: object
  /** Of a reassignment, where to. */
  target: object | null
  /** Of an adoption, what. */
  adopted: { id: string; version: string } | null
  dryRun: boolean
}

const SORT = 'bulk-orders'
const SHARED = 'id, selection, reason, by_id, by_role, began_at, picked_at, cancelled_by, ended_at'
const KINDS = [
  `select 'reassign' as kind, ${SHARED}, target, null::jsonb as adopted, false as dry_run from reassignment`,
  `select 'adoptPolicy', ${SHARED}, null, jsonb_build_object('id', policy_id, 'version', policy_version), dry_run
   from policy_adoption`,
  `select 'adoptCalendar', ${SHARED}, null, jsonb_build_object('id', calendar_id, 'version', calendar_version), dry_run
   from calendar_adoption`,
  `select 'forIncident', ${SHARED}, null, null, dry_run from incident_order`,
]
/** No two of them have the same id. */
const ITEMS = [
  'select state from reassignment_item where reassignment_id = o.id',
  'select state from policy_adoption_item where policy_adoption_id = o.id',
  'select state from calendar_adoption_item where calendar_adoption_id = o.id',
  'select state from incident_order_item where incident_order_id = o.id',
]
const STATES: readonly ItemState[] = ['pending', 'done', 'refused', 'unknown']

/** The orders over many complaints, what began last first. */
export async function listBulkOrders(
  pool: Pool,
  { cursor, limit }: { cursor: string | undefined; limit: number },
): Promise<{ orders: BulkOrder[]; nextCursor?: string }> {
  const after = cursor === undefined ? undefined : positionOf(SORT, cursor)
  const { rows } = await pool.query<BulkOrder & { beganAt: Instant }>(
    `with page as (
       select *, date_trunc('milliseconds', began_at) as began from (${KINDS.join(' union all ')}) every
       where $1::timestamptz is null or (date_trunc('milliseconds', began_at), id) < ($1, $2)
       order by began desc, id desc limit $3)
     select o.kind, o.id, o.selection, o.target, o.adopted, o.dry_run as "dryRun", o.reason,
       jsonb_build_object('id', o.by_id, 'role', o.by_role) as by, o.began as "beganAt",
       o.picked_at as "pickedAt", o.cancelled_by as "cancelledBy", o.ended_at as "endedAt", counted.*
     from page o cross join lateral (
       select ${STATES.map((state) => `count(*) filter (where state = '${state}') as ${state}`).join(', ')}
       from (${ITEMS.join(' union all ')}) item) counted
     order by o.began desc, o.id desc`,
    [after ? new Date(after.key) : null, after?.id ?? null, limit + 1],
  )
  const orders = rows.slice(0, limit)
  const last = orders.at(-1)
  return rows.length > limit && last
    ? { orders, nextCursor: cursorOf(SORT, { key: last.beganAt, id: last.id }) }
    : { orders }
}
