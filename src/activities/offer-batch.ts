import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import type { Actor } from '../domain/command.ts'
import type { Complaint } from '../domain/complaint.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import type { Foreseen } from '../domain/supervision/adoption.ts'
import { complaintsOf } from '../register/complaint/complaints-of.ts'
import { inTransaction } from '../register/in-transaction.ts'
import type { AdoptionsTable, PendingAdoption } from '../register/supervision/adoptions-table.ts'
import type { Settled } from '../register/supervision/order-items.ts'
import type { Update } from '../workflows/messages/merging.ts'
import { inPace, settledBy } from './in-turn.ts'
import { withHeartbeats } from './with-heartbeats.ts'

export type OfferPorts = {
  pool: Pool
  /** For picking, which may take thousands; the same connections if left out. */
  slow?: Pool
  client: Client
  batchSize?: number
  perSecond?: number
}

/** A look asks nobody: it needs no pace for the complaints' sake. */
const LOOKS_PER_SECOND = 200

type Order = { id: string; by: Actor; dryRun?: true }
type Offer = {
  table: AdoptionsTable
  foresee: (complaint: Complaint, by: Actor) => Foreseen | Refusal
  /** By which a complaint is asked, as the register knows it; it may have none of it. */
  updateOf: (item: PendingAdoption, complaint: Complaint | undefined) => Update
}

/** Offers something to the next few complaints of an order: what follows is found before each is asked, once. */
export async function offerBatch(
  { pool, client, batchSize = 100, perSecond = 20 }: OfferPorts,
  { id, by, dryRun }: Order,
  { table, foresee, updateOf }: Offer,
): Promise<{ left: number }> {
  const items = await table.nextPending(pool, id, batchSize)
  const ids = items.map(({ complaintId }) => complaintId)
  const known = await inTransaction(pool, (one) => complaintsOf(one, ids))
  const offer = async (item: PendingAdoption) => {
    const complaint = known.get(item.complaintId)
    const found = complaint && foresee(complaint, item.acting ?? by)
    if (found && !isRefusal(found)) await table.recordForeseen(pool, id, item.position, found)
    const settled = dryRun ? lookedAt(found) : await settledBy(client, updateOf(item, complaint))
    if (settled) await table.settle(pool, id, item.position, settled)
    else await table.unanswered(pool, id, item.position)
  }
  await withHeartbeats(inPace(items, offer, dryRun ? LOOKS_PER_SECOND : perSecond))
  return { left: await table.countPending(pool, id) }
}

const lookedAt = (found: Foreseen | Refusal | undefined): Settled =>
  found && isRefusal(found) ? { state: 'refused', detail: found.detail } : { state: 'done' }
