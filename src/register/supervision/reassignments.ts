import type { Pool } from 'pg'
import type { Actor } from '../../domain/command.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Reassignment, Selection, Target } from '../../domain/supervision/reassignment.ts'
import { counts, endOrder, itemsOf, placeOf, unansweredIn, type ItemState } from './order-items.ts'

/** One complaint of a reassignment: where it is to go, and what became of it. */
export type ReassignmentItem = {
  position: number
  complaintId: string
  number: string | null
  department: string | null
  person: string | null
  state: ItemState
  detail: string | null
  doneAt: Instant | null
}

export type RecordedReassignment = {
  id: string
  selection: Selection
  target: Target
  reason: string
  by: Pick<Actor, 'id' | 'role'>
  beganAt: Instant
  pickedAt: Instant | null
  cancelledBy: string | null
  endedAt: Instant | null
} & Record<ItemState, number>

/** Records that it was ordered; ordered again it is the same. */
export async function recordReassignment(pool: Pick<Pool, 'query'>, order: Reassignment): Promise<void> {
  const { id, selection, target, reason, by, digest } = order
  await pool.query(
    `insert into reassignment (id, selection, target, reason, by_id, by_role, digest, began_at)
     values ($1, $2, $3, $4, $5, $6, $7, now()) on conflict (id) do nothing`,
    [id, JSON.stringify(selection), JSON.stringify(target), reason, by.id, by.role, digest],
  )
}

/** How a reassignment stands. */
export async function reassignmentOf(pool: Pool, id: string): Promise<RecordedReassignment | undefined> {
  const { rows } = await pool.query<RecordedReassignment>(
    `select r.id, r.selection, r.target, r.reason, jsonb_build_object('id', r.by_id, 'role', r.by_role) as by,
       r.began_at as "beganAt", r.picked_at as "pickedAt", r.cancelled_by as "cancelledBy",
       r.ended_at as "endedAt", ${counts}
     from reassignment r left join reassignment_item i on i.reassignment_id = r.id
     where r.id = $1 group by r.id`,
    [id],
  )
  return rows[0]
}

type ItemQuery = { state?: ItemState; cursor?: string; limit?: number }

/** A page of its complaints, in the order in which they are done. */
export async function listItems(
  pool: Pool,
  id: string,
  { state, cursor, limit = 50 }: ItemQuery = {},
): Promise<{ items: ReassignmentItem[]; nextCursor?: string }> {
  const { rows } = await pool.query<ReassignmentItem>(
    `select i.position, i.complaint_id as "complaintId", c.number, i.department, i.person, i.state, i.detail,
       i.done_at as "doneAt"
     from reassignment_item i left join complaint c on c.id = i.complaint_id
     where i.reassignment_id = $1 and i.position > $2 and ($3::text is null or i.state = $3)
     order by i.position limit $4`,
    [id, placeOf(cursor), state ?? null, limit + 1],
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return rows.length > limit && last ? { items, nextCursor: String(last.position) } : { items }
}

export type PendingItem = { position: number; complaintId: string; department: string; person: string | null }

const items = itemsOf('reassignment')

export const pendingItems = (pool: Pool, id: string, limit: number): Promise<PendingItem[]> =>
  items.pending(pool, id, { columns: 'position, complaint_id as "complaintId", department, person', limit })

export const { countPending, settle: settleItem } = items
export const recordUnanswered = unansweredIn('reassignment')
export const endReassignment = endOrder('reassignment')
