import type { Pool } from 'pg'
import type { Actor } from '../../domain/command.ts'
import type { Reassignment, Selection, Target } from '../../domain/supervision/reassignment.ts'
import {
  endOrder,
  itemsOf,
  orderColumns,
  pageOf,
  unansweredIn,
  type OrderItem,
  type RecordedOrder,
} from './order-items.ts'

/** One complaint of a reassignment: where it is to go, and what became of it. */
export type ReassignmentItem = OrderItem & { department: string | null; person: string | null }

export type RecordedReassignment = RecordedOrder & { selection: Selection; target: Target }

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
    `select ${orderColumns}, o.selection, o.target
     from reassignment o left join reassignment_item i on i.reassignment_id = o.id
     where o.id = $1 group by o.id`,
    [id],
  )
  return rows[0]
}

export const listItems = pageOf<ReassignmentItem>('reassignment', ['department', 'person'])

export type PendingItem = {
  position: number
  complaintId: string
  department: string
  person: string | null
  /** Of an order of before there is none: its own orderer. */
  acting: Actor | null
}

const items = itemsOf('reassignment')

export const pendingItems = (pool: Pool, id: string, limit: number): Promise<PendingItem[]> =>
  items.pending(pool, id, {
    columns: 'position, complaint_id as "complaintId", department, person, acting',
    limit,
  })

export const { countPending, settle: settleItem } = items
export const recordUnanswered = unansweredIn('reassignment')
export const endReassignment = endOrder('reassignment')
