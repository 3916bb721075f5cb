import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import type { Actor } from '../domain/command.ts'
import type { Complaint } from '../domain/complaint.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import { complaintsOf } from '../register/complaint/complaints-of.ts'
import { inTransaction } from '../register/in-transaction.ts'
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
type Pending = { position: number; complaintId: string; acting: Actor | null }
type Offer<I extends Pending, F extends object> = {
  table: {
    nextPending: (pool: Pool, id: string, limit: number) => Promise<I[]>
    /** What follows of it, where that is kept. */
    recordForeseen?: (pool: Pool, id: string, position: number, found: F) => Promise<void>
    settle: (pool: Pool, id: string, position: number, settled: Settled) => Promise<void>
    unanswered: (pool: Pool, id: string, position: number) => Promise<void>
    countPending: (pool: Pool, id: string) => Promise<number>
  }
  foresee: (complaint: Complaint, by: Actor, item: I) => F | Refusal
  /** By which a complaint is asked, as the register knows it; it may have none of it. */
  updateOf: (item: I, complaint: Complaint | undefined) => Update
}

/** Offers something to the next few complaints of an order: what follows is found before each is asked, once. */
export async function offerBatch<I extends Pending, F extends object>(
  { pool, client, batchSize = 100, perSecond = 20 }: OfferPorts,
  { id, by, dryRun }: Order,
  { table, foresee, updateOf }: Offer<I, F>,
): Promise<{ left: number }> {
  const items = await table.nextPending(pool, id, batchSize)
  const ids = items.map(({ complaintId }) => complaintId)
  const known = await inTransaction(pool, (one) => complaintsOf(one, ids))
  const offer = async (item: I) => {
    const complaint = known.get(item.complaintId)
    const found = complaint && foresee(complaint, item.acting ?? by, item)
    if (found && !isRefusal(found)) await table.recordForeseen?.(pool, id, item.position, found)
    const settled = dryRun ? lookedAt(found) : await settledBy(client, updateOf(item, complaint))
    if (settled) await table.settle(pool, id, item.position, settled)
    else await table.unanswered(pool, id, item.position)
  }
  await withHeartbeats(inPace(items, offer, dryRun ? LOOKS_PER_SECOND : perSecond))
  return { left: await table.countPending(pool, id) }
}

const lookedAt = (found: object | undefined): Settled =>
  found && isRefusal(found) ? { state: 'refused', detail: found.detail } : { state: 'done' }
