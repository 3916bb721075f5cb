import { EDITION } from '../domain/decide/rule.ts'
import { cancellationSignal } from '@temporalio/activity'
import type { Client } from '@temporalio/client'
import { setTimeout as delay } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { Reassignment } from '../domain/supervision/reassignment.ts'
import { ARCHIVED, lookAt } from '../reconciliation/look.ts'
import { pickComplaints } from '../register/supervision/pick-complaints.ts'
import {
  countPending,
  endReassignment,
  pendingItems,
  reassignmentOf,
  recordUnanswered,
  settleItem,
  type PendingItem,
  type Settled,
} from '../register/supervision/reassignments.ts'
import { within } from '../within.ts'
import type { Request } from '../workflows/messages/complaint.ts'
import type { ReassignmentActivities } from '../workflows/messages/reassignment.ts'
import { askComplaint } from './ask-complaint.ts'
import { withHeartbeats } from './with-heartbeats.ts'

type Ports = {
  pool: Pool
  /** For picking, which may take thousands; the same connections if left out. */
  slow?: Pool
  client: Client
  batchSize?: number
  perSecond?: number
}
type Order = Pick<Reassignment, 'id' | 'reason' | 'by'>

/** How long one complaint is waited for: longer than a killed worker holds it back. */
const PATIENCE_MS = 15_000
const PROBE_MS = 2_000

/** What reassigning has done outside: each complaint is asked by an update of its own, which acts once. */
export function createReassignmentActivities(ports: Ports): ReassignmentActivities {
  const { pool, slow = pool, client, batchSize = 100, perSecond = 20 } = ports
  return {
    pickComplaints: (order) => pickComplaints(slow, order),
    endReassignment: (id, cancelledBy) => endReassignment(pool, id, cancelledBy),
    async reassignBatch(id) {
      const order = await reassignmentOf(pool, id)
      if (!order) throw new Error(`There is no reassignment ${id}.`)
      const give = async (item: PendingItem) => {
        const settled = await assign(client, order, item)
        if (settled) await settleItem(pool, id, item.position, settled)
        else await recordUnanswered(pool, id, item.position)
      }
      await withHeartbeats(inPace(await pendingItems(pool, id, batchSize), give, perSecond))
      return { left: await countPending(pool, id) }
    },
  }
}

/** Begun at a pace and not one after another: one that is slow, because its worker died, holds up no other. */
async function inPace<T>(items: readonly T[], give: (item: T) => Promise<void>, perSecond: number) {
  const signal = cancellationSignal()
  const faults: unknown[] = []
  const underWay: Promise<void>[] = []
  for (const item of items) {
    signal.throwIfAborted()
    underWay.push(give(item).catch((fault: unknown) => void faults.push(fault)))
    await delay(1_000 / perSecond)
  }
  await Promise.all(underWay)
  if (faults.length > 0) throw faults[0]
}

/** What became of one complaint; nothing, where no answer came in time. */
async function assign(client: Client, order: Order, item: PendingItem): Promise<Settled | undefined> {
  const { department, person, complaintId } = item
  const request: Request = {
    commands: [{ type: 'assign', department, ...(person !== null && { person }), reason: order.reason }],
    by: order.by,
    digest: order.id,
    edition: EDITION,
  }
  const update = { id: complaintId, name: 'assign', request, updateId: `reassign/${order.id}` }
  const outcome = await askComplaint(client, update, PATIENCE_MS)
  if (!outcome) return refuseWithoutTemporal(client)
  if ('gone' in outcome) return absenceOf(client, complaintId)
  return 'refused' in outcome ? { state: 'refused', detail: outcome.refused.message } : { state: 'done' }
}

/** Where nobody is there at all it is no matter of one complaint, and the batch is tried again. */
async function refuseWithoutTemporal(client: Client): Promise<undefined> {
  const { namespace } = client.options
  const answered = await within(PROBE_MS, client.workflowService.describeNamespace({ namespace }))
  if (!answered) throw new Error('Temporal does not answer.')
}

/** Why no run takes it: one that has ended otherwise than by archiving is for an operator to restore. */
async function absenceOf(client: Client, id: string): Promise<Settled> {
  const look = await lookAt(client, id)
  const isArchived = look.run === 'ended' && look.how === ARCHIVED
  const detail = isArchived
    ? 'The complaint has been archived.'
    : 'Its workflow has ended: an operator has to restore it.'
  return { state: 'refused', detail }
}
