import type { Pool, PoolClient } from 'pg'
import type { Action } from '../../domain/access/table.ts'
import type { Actor } from '../../domain/command.ts'
import { INTAKE } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Foreseen, Offered } from '../../domain/supervision/adoption.ts'
import { inTransaction } from '../in-transaction.ts'
import { reachedFor } from './in-which-role.ts'
import {
  endOrder,
  itemsOf,
  orderColumns,
  pageOf,
  unansweredIn,
  type OrderItem,
  type RecordedOrder,
} from './order-items.ts'

// What orders by which many complaints adopt something have in common in the register, whichever of its tables.

/** One complaint of an adoption, and what followed for its clocks. */
export type AdoptionItem = OrderItem & { [K in keyof Foreseen]: number | null }
/** An order to adopt something, as it is on record. */
export type RecordedAdoption = RecordedOrder &
  Foreseen & { adopted: Version; selection: Offered; dryRun: boolean }
type Version = { id: string; version: string }
export type PendingAdoption = { position: number; complaintId: string; acting: Actor | null }
export type AdoptionsTable = ReturnType<typeof adoptionsIn>

const FORESEEN = ['dues', 'begun', 'ended', 'breaches'] as const
/** What followed for all of them together, for a query in which its complaints are `i`. */
const foreseenSums = FORESEEN.map((name) => `coalesce(sum(i.${name}), 0)::int as ${name}`).join(', ')

type Order = { id: string; selection: Offered; reason: string; by: Actor; dryRun?: true; digest: string }

/** The orders to adopt a policy, or a calendar. */
export function adoptionsIn(what: 'policy' | 'calendar') {
  const table = `${what}_adoption` as const
  const { pending, ...items } = itemsOf(table)
  return {
    ...items,
    end: endOrder(table),

    /** Records that it was ordered; ordered again it is the same. */
    async record(pool: Pick<Pool, 'query'>, order: Order, { id: adopted, version }: Version): Promise<void> {
      const { id, selection, dryRun = false, reason, by, digest } = order
      await pool.query(
        `insert into ${table}
           (id, ${what}_id, ${what}_version, selection, dry_run, reason, by_id, by_role, digest, began_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now()) on conflict (id) do nothing`,
        [id, adopted, version, JSON.stringify(selection), dryRun, reason, by.id, by.role, digest],
      )
    },

    /** How one stands. */
    async recorded(pool: Pool, id: string): Promise<RecordedAdoption | undefined> {
      const { rows } = await pool.query<RecordedAdoption>(
        `select ${orderColumns}, jsonb_build_object('id', o.${what}_id, 'version', o.${what}_version) as adopted,
           o.selection, o.dry_run as "dryRun", ${foreseenSums}
         from ${table} o left join ${table}_item i on i.${table}_id = o.id
         where o.id = $1 group by o.id`,
        [id],
      )
      return rows[0]
    },

    unanswered: unansweredIn(table),
    page: pageOf<AdoptionItem>(table, FORESEEN),
    nextPending: (pool: Pool, id: string, limit: number): Promise<PendingAdoption[]> =>
      pending(pool, id, { columns: 'position, complaint_id as "complaintId", acting', limit }),

    /** What follows for the clocks of one, found before it is asked. */
    async recordForeseen(pool: Pool, id: string, position: number, found: Foreseen): Promise<void> {
      await pool.query(
        `update ${table}_item set dues = $3, begun = $4, ended = $5, breaches = $6
         where ${table}_id = $1 and position = $2`,
        [id, position, found.dues, found.begun, found.ended, found.breaches],
      )
    },
  }
}

type Picked = {
  table: 'policy_adoption' | 'calendar_adoption'
  right: Action
  order: { id: string; selection: Offered; by: Actor; others?: readonly Actor[] }
  record: (client: PoolClient) => Promise<void>
  /** Which are offered it at all, of complaints `c` with their snapshots `p` and `k`; $7 and $8 are `of`. */
  where: string
  of: readonly [id: string, version: string]
}

/** Records an order and picks its complaints, all at one moment, and once. Those that have it already are not asked. */
export const pickOffered = (pool: Pool, { table, right, order, record, where: offered, of }: Picked) =>
  inTransaction(pool, async (client): Promise<void> => {
    const { id, selection } = order
    const { where, acting } = reachedFor(order, right)
    await record(client)
    const { rows } = await client.query<{ picked: Instant | null }>(
      `select picked_at as picked from ${table} where id = $1 for update`,
      [id],
    )
    if (rows[0]?.picked) return
    const { policy: under, kind, department, ids } = selection
    await client.query(
      `insert into ${table}_item (${table}_id, position, complaint_id, acting, state)
       select $1, row_number() over (order by c.due_order, c.id), c.id, ${acting}, 'pending'
       from complaint c
       join snapshot p on p.digest = c.policy_digest join snapshot k on k.digest = c.calendar_digest
       where ${where}
         and (c.stage <> 'closed' or $6::text[] is not null)
         and (${offered} or $6::text[] is not null)
         and ($2::text is null or p.id = $2) and ($3::text is null or c.kind = $3)
         and ($4::text is null or coalesce(c.department, $5) = $4)
         and ($6::text[] is null or c.id = any($6) or c.number = any($6))`,
      [id, under ?? null, kind ?? null, department ?? null, INTAKE, ids ?? null, ...of],
    )
    await client.query(
      `insert into ${table}_item (${table}_id, position, complaint_id, state, detail)
       select $1, (select count(*) from ${table}_item i where i.${table}_id = $1) + row_number() over (),
         named.id, 'unknown', 'There is no such complaint.'
       from (select distinct one as id from unnest($2::text[]) one) named
       where not exists (select from complaint c
         where (c.id = named.id or c.number = named.id) and ${where})`,
      [id, ids ?? []],
    )
    await client.query(`update ${table} set picked_at = now() where id = $1`, [id])
  })
