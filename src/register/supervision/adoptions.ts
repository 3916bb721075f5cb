import type { Pool } from 'pg'
import type { Adoption, Foreseen, Offered } from '../../domain/supervision/adoption.ts'
import { adoptionsIn, foreseenSums, pickOffered } from './adoptions-table.ts'
import { endOrder, orderColumns, type RecordedOrder } from './order-items.ts'

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

/** Picks those that run under another policy or version, and those that were named. */
export const pickForAdoption = (pool: Pool, order: Adoption): Promise<void> =>
  pickOffered(pool, {
    ...{ table: 'policy_adoption', right: 'adoptPolicies', order },
    record: (client) => recordAdoption(client, order),
    where: '(p.id, p.version) is distinct from ($7, $8)',
    of: [order.policy.id, order.policy.version],
  })

/** How an adoption stands. */
export async function adoptionOf(pool: Pool, id: string): Promise<RecordedAdoption | undefined> {
  const { rows } = await pool.query<RecordedAdoption>(
    `select ${orderColumns}, o.policy_id as "policyId", o.policy_version as "policyVersion", o.selection,
       o.dry_run as "dryRun", ${foreseenSums}
     from policy_adoption o left join policy_adoption_item i on i.policy_adoption_id = o.id
     where o.id = $1 group by o.id`,
    [id],
  )
  return rows[0]
}

export const policyAdoptions = adoptionsIn('policy_adoption')
export const endAdoption = endOrder('policy_adoption')
