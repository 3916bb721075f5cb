import { EDITION } from '../domain/decide/rule.ts'
import { adopting, foreseen, type Adoption } from '../domain/supervision/adoption.ts'
import { pickForAdoption, policyAdoptions } from '../register/supervision/adoptions.ts'
import type { PendingAdoption } from '../register/supervision/adoptions-table.ts'
import type { AdoptionActivities } from '../workflows/messages/adoption.ts'
import { offerBatch, type OfferPorts } from './offer-batch.ts'

/** What adopting a policy has done outside: each complaint is asked by an update of its own, which acts once. */
export function createAdoptionActivities(ports: OfferPorts): AdoptionActivities {
  const { pool, slow = pool } = ports
  return {
    pickForAdoption: (order) => pickForAdoption(slow, order),
    endAdoption: (id, cancelledBy) => policyAdoptions.end(pool, id, cancelledBy),
    adoptBatch: (order) =>
      offerBatch(ports, order, {
        table: policyAdoptions,
        foresee: (complaint, by) => foreseen(complaint, adopting(order), { by, now: Date.now() }),
        updateOf: (item) => updateOf(order, item),
      }),
  }
}

const updateOf = (order: Adoption, { complaintId, acting }: PendingAdoption) => ({
  id: complaintId,
  name: 'adoptPolicy' as const,
  request: { commands: [adopting(order)], by: acting ?? order.by, digest: order.id, edition: EDITION },
  updateId: `adopt/${order.id}`,
})
