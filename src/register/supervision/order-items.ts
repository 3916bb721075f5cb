import type { Pool } from 'pg'
import type { Actor } from '../../domain/command.ts'
import type { Instant } from '../../domain/instant.ts'
import { InvalidCursor } from '../lists/list-cursor.ts'

/** What became of one complaint of an order that is about many. */
export type ItemState = 'pending' | 'done' | 'refused' | 'unknown'
export type Settled = { state: Exclude<ItemState, 'pending'>; detail?: string }

/** An order that is about many complaints, as it is on record, and how many of them stand how. */
export type RecordedOrder = {
  id: string
  reason: string
  by: Pick<Actor, 'id' | 'role'>
  beganAt: Instant
  pickedAt: Instant | null
  cancelledBy: string | null
  endedAt: Instant | null
} & Record<ItemState, number>

/** One complaint of an order. */
export type OrderItem = {
  position: number
  complaintId: string
  number: string | null
  state: ItemState
  detail: string | null
  doneAt: Instant | null
}

const counts = ['pending', 'done', 'refused', 'unknown']
  .map((state) => `count(i.*) filter (where i.state = '${state}') as ${state}`)
  .join(', ')

/** What every order says, for a query in which it is `o` and its complaints `i`. */
export const orderColumns = `o.id, o.reason, jsonb_build_object('id', o.by_id, 'role', o.by_role) as by,
  o.began_at as "beganAt", o.picked_at as "pickedAt", o.cancelled_by as "cancelledBy", o.ended_at as "endedAt", ${counts}`

/** Behind which place a page begins. */
function placeOf(cursor: string | undefined): number {
  const after = cursor === undefined ? 0 : Number(cursor)
  if (!Number.isSafeInteger(after) || after < 0 || after > 2 ** 31)
    throw new InvalidCursor('This cursor does not belong to this list. Start again without one.')
  return after
}

/** Asked so often without an answer, it is not asked any more. */
const ASKED_AT_MOST = 3
const NO_ANSWER = 'No answer came: it may have been done.'

type Orders = 'reassignment' | 'policy_adoption' | 'calendar_adoption' | 'incident_order'

/** An order that has come to its end, or was called off; what has ended stays so. */
export const endOrder =
  (order: Orders) =>
  async (pool: Pool, id: string, cancelledBy?: string): Promise<void> => {
    await pool.query(
      `update ${order} set ended_at = now(), cancelled_by = $2 where id = $1 and ended_at is null`,
      [id, cancelledBy ?? null],
    )
  }

/** Where no answer came; after a few times it is not known what became of it. */
export const unansweredIn =
  (order: Orders) =>
  async (pool: Pool, id: string, position: number): Promise<void> => {
    await pool.query(
      `update ${order}_item set unanswered = unanswered + 1,
         state = case when unanswered + 1 >= $3 then 'unknown' else state end,
         detail = case when unanswered + 1 >= $3 then $4 else detail end
       where ${order}_id = $1 and position = $2 and state = 'pending'`,
      [id, position, ASKED_AT_MOST, NO_ANSWER],
    )
  }

export type ItemQuery = { state?: ItemState; cursor?: string; limit?: number }

/** A page of an order's complaints, in the order in which they are done, with these columns beside what each has. */
export const pageOf =
  <Item extends OrderItem>(order: Orders, columns: readonly string[]) =>
  async (
    pool: Pool,
    id: string,
    { state, cursor, limit = 50 }: ItemQuery = {},
  ): Promise<{ items: Item[]; nextCursor?: string }> => {
    const { rows } = await pool.query<Item>(
      `select i.position, i.complaint_id as "complaintId", c.number, i.state, i.detail, i.done_at as "doneAt",
         ${columns.map((column) => `i.${column}`).join(', ')}
       from ${order}_item i left join complaint c on c.id = i.complaint_id
       where i.${order}_id = $1 and i.position > $2 and ($3::text is null or i.state = $3)
       order by i.position limit $4`,
      [id, placeOf(cursor), state ?? null, limit + 1],
    )
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    return rows.length > limit && last ? { items, nextCursor: String(last.position) } : { items }
  }

/** The complaints of the orders in a table: each is settled once, and what has been settled stays so. */
export function itemsOf(order: Orders) {
  const table = `${order}_item`
  const its = `${order}_id = $1`
  return {
    /** What is to be done next, of these columns; what was not answered waits until the rest has had its turn. */
    async pending<T extends object>(
      pool: Pool,
      id: string,
      { columns, limit }: { columns: string; limit: number },
    ) {
      const { rows } = await pool.query<T>(
        `select ${columns} from ${table}
         where ${its} and state = 'pending' order by unanswered, position limit $2`,
        [id, limit],
      )
      return rows
    },

    async countPending(pool: Pool, id: string): Promise<number> {
      const { rows } = await pool.query<{ left: number }>(
        `select count(*) as left from ${table} where ${its} and state = 'pending'`,
        [id],
      )
      return rows[0]!.left
    },

    async settle(pool: Pool, id: string, position: number, { state, detail }: Settled): Promise<void> {
      await pool.query(
        `update ${table} set state = $3, detail = $4, done_at = now()
         where ${its} and position = $2 and state = 'pending'`,
        [id, position, state, detail ?? null],
      )
    },
  }
}
