import type { Pool } from 'pg'
import type { Actor } from '../../domain/command.ts'
import { INTAKE } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Adoption, Foreseen, Offered } from '../../domain/supervision/adoption.ts'
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

/** One complaint of an adoption, and what followed for its clocks. */
export type AdoptionItem = OrderItem & { [K in keyof Foreseen]: number | null }

export type RecordedAdoption = RecordedOrder &
  Foreseen & { policyId: string; policyVersion: string; selection: Offered; dryRun: boolean }

/** Records that it was ordered; ordered again it is the same. */
export async function recordAdoption(pool: Pick<Pool, 'query'>, order: Adoption): Promise<void> {
  const { id, policy, selection, dryRun = false, reason, by, digest } = order
  await pool.query(
    `insert into policy_adoption
       (id, policy_id, policy_version, selection, dry_run, reason, by_id, by_role, digest, began_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now()) on conflict (id) do nothing`,
    [id, policy.id, policy.version, JSON.stringify(selection), dryRun, reason, by.id, by.role, digest],
  )
}

/** Records an order and picks its complaints, all at one moment, and once. Those that run under it already are not asked. */
export const pickForAdoption = (pool: Pool, order: Adoption): Promise<void> =>
  inTransaction(pool, async (client) => {
    const { id, policy, selection } = order
    const { where, acting } = reachedFor(order, 'adoptPolicies')
    await recordAdoption(client, order)
    const { rows } = await client.query<{ picked: Instant | null }>(
      'select picked_at as picked from policy_adoption where id = $1 for update',
      [id],
    )
    if (rows[0]?.picked) return
    const { policy: under, kind, department, ids } = selection
    await client.query(
      `insert into policy_adoption_item (policy_adoption_id, position, complaint_id, acting, state)
       select $1, row_number() over (order by c.due_order, c.id), c.id, ${acting}, 'pending'
       from complaint c join snapshot p on p.digest = c.policy_digest
       where ${where}
         and (c.stage <> 'closed' or $6::text[] is not null)
         and ((p.id, p.version) is distinct from ($7, $8) or $6::text[] is not null)
         and ($2::text is null or p.id = $2) and ($3::text is null or c.kind = $3)
         and ($4::text is null or coalesce(c.department, $5) = $4)
         and ($6::text[] is null or c.id = any($6) or c.number = any($6))`,
      [id, under ?? null, kind ?? null, department ?? null, INTAKE, ids ?? null, policy.id, policy.version],
    )
    await client.query(
      `insert into policy_adoption_item (policy_adoption_id, position, complaint_id, state, detail)
       select $1, (select count(*) from policy_adoption_item i where i.policy_adoption_id = $1) + row_number() over (),
         named.id, 'unknown', 'There is no such complaint.'
       from (select distinct one as id from unnest($2::text[]) one) named
       where not exists (select from complaint c
         where (c.id = named.id or c.number = named.id) and ${where})`,
      [id, ids ?? []],
    )
    await client.query('update policy_adoption set picked_at = now() where id = $1', [id])
  })

const FORESEEN = ['dues', 'begun', 'ended', 'breaches'] as const
const sums = FORESEEN.map((name) => `coalesce(sum(i.${name}), 0)::int as ${name}`).join(', ')

/** How an adoption stands. */
export async function adoptionOf(pool: Pool, id: string): Promise<RecordedAdoption | undefined> {
  const { rows } = await pool.query<RecordedAdoption>(
    `select ${orderColumns}, o.policy_id as "policyId", o.policy_version as "policyVersion", o.selection,
       o.dry_run as "dryRun", ${sums}
     from policy_adoption o left join policy_adoption_item i on i.policy_adoption_id = o.id
     where o.id = $1 group by o.id`,
    [id],
  )
  return rows[0]
}

export const listAdoptionItems = pageOf<AdoptionItem>('policy_adoption', FORESEEN)

export type PendingAdoption = { position: number; complaintId: string; acting: Actor | null }

export const adoptionItems = itemsOf('policy_adoption')
export const adoptionUnanswered = unansweredIn('policy_adoption')
export const endAdoption = endOrder('policy_adoption')

export const pendingAdoptions = (pool: Pool, id: string, limit: number): Promise<PendingAdoption[]> =>
  adoptionItems.pending(pool, id, { columns: 'position, complaint_id as "complaintId", acting', limit })

/** What follows for its clocks, found before it is asked. */
export async function recordForeseen(
  pool: Pool,
  id: string,
  position: number,
  found: Foreseen,
): Promise<void> {
  await pool.query(
    `update policy_adoption_item set dues = $3, begun = $4, ended = $5, breaches = $6
     where policy_adoption_id = $1 and position = $2`,
    [id, position, found.dues, found.begun, found.ended, found.breaches],
  )
}
