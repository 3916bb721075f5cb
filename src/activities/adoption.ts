import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import { EDITION } from '../domain/decide/rule.ts'
import { isRefusal } from '../domain/refusal.ts'
import { adopting, foreseen, type Adoption } from '../domain/supervision/adoption.ts'
import { complaintsOf } from '../register/complaint/complaints-of.ts'
import { inTransaction } from '../register/in-transaction.ts'
import {
  adoptionItems,
  adoptionUnanswered,
  endAdoption,
  pendingAdoptions,
  pickForAdoption,
  recordForeseen,
  type PendingAdoption,
} from '../register/supervision/adoptions.ts'
import type { Settled } from '../register/supervision/order-items.ts'
import type { AdoptionActivities } from '../workflows/messages/adoption.ts'
import { inPace, settledBy } from './in-turn.ts'
import { withHeartbeats } from './with-heartbeats.ts'

type Ports = {
  pool: Pool
  /** For picking, which may take thousands; the same connections if left out. */
  slow?: Pool
  client: Client
  batchSize?: number
  perSecond?: number
}

/** A look asks nobody: it needs no pace for the complaints' sake. */
const LOOKS_PER_SECOND = 200

/** What adopting a policy has done outside: each complaint is asked by an update of its own, which acts once. */
export function createAdoptionActivities(ports: Ports): AdoptionActivities {
  const { pool, slow = pool, client, batchSize = 100, perSecond = 20 } = ports
  return {
    pickForAdoption: (order) => pickForAdoption(slow, order),
    endAdoption: (id, cancelledBy) => endAdoption(pool, id, cancelledBy),
    async adoptBatch(order) {
      const items = await pendingAdoptions(pool, order.id, batchSize)
      const known = await inTransaction(pool, (one) =>
        complaintsOf(
          one,
          items.map(({ complaintId }) => complaintId),
        ),
      )
      const offer = async (item: PendingAdoption) => {
        const complaint = known.get(item.complaintId)
        const by = item.acting ?? order.by
        const found = complaint && foreseen(complaint, { ...order, by }, Date.now())
        if (found && !isRefusal(found)) await recordForeseen(pool, order.id, item.position, found)
        const settled = await settle(found && isRefusal(found) ? found.detail : undefined, item)
        if (settled) await adoptionItems.settle(pool, order.id, item.position, settled)
        else await adoptionUnanswered(pool, order.id, item.position)
      }
      const settle = async (
        refused: string | undefined,
        item: PendingAdoption,
      ): Promise<Settled | undefined> => {
        if (!order.dryRun) return settledBy(client, updateOf(order, item))
        return refused === undefined ? { state: 'done' } : { state: 'refused', detail: refused }
      }
      await withHeartbeats(inPace(items, offer, order.dryRun ? LOOKS_PER_SECOND : perSecond))
      return { left: await adoptionItems.countPending(pool, order.id) }
    },
  }
}

const updateOf = (order: Adoption, { complaintId, acting }: PendingAdoption) => ({
  id: complaintId,
  name: 'adoptPolicy' as const,
  request: { commands: [adopting(order)], by: acting ?? order.by, digest: order.id, edition: EDITION },
  updateId: `adopt/${order.id}`,
})
