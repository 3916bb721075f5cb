import type { Pool } from 'pg'
import type { Adoption } from '../../domain/supervision/adoption.ts'
import { adoptionsIn, pickOffered } from './adoptions-table.ts'

export const policyAdoptions = adoptionsIn('policy')

export const recordAdoption = (pool: Pick<Pool, 'query'>, order: Adoption): Promise<void> =>
  policyAdoptions.record(pool, order, order.policy)

/** Picks those that run under another policy or version, and those that were named. */
export const pickForAdoption = (pool: Pool, order: Adoption): Promise<void> =>
  pickOffered(pool, {
    ...{ table: 'policy_adoption', right: 'adoptPolicies', order },
    record: (client) => recordAdoption(client, order),
    where: '(p.id, p.version) is distinct from ($7, $8)',
    of: [order.policy.id, order.policy.version],
  })
