import { EDITION } from '../domain/decide/rule.ts'
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import type { Reassignment } from '../domain/supervision/reassignment.ts'
import { pickComplaints } from '../register/supervision/pick-complaints.ts'
import {
  countPending,
  endReassignment,
  pendingItems,
  reassignmentOf,
  recordUnanswered,
  settleItem,
  type PendingItem,
} from '../register/supervision/reassignments.ts'
import type { Request } from '../workflows/messages/complaint.ts'
import type { ReassignmentActivities } from '../workflows/messages/reassignment.ts'
import type { Settled } from '../register/supervision/order-items.ts'
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
type Order = Pick<Reassignment, 'id' | 'reason' | 'by'>

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

/** What became of one complaint; nothing, where no answer came in time. */
function assign(client: Client, order: Order, item: PendingItem): Promise<Settled | undefined> {
  const { department, person, complaintId, acting } = item
  const request: Request = {
    commands: [{ type: 'assign', department, ...(person !== null && { person }), reason: order.reason }],
    by: acting ?? order.by,
    digest: order.id,
    edition: EDITION,
  }
  const update = { id: complaintId, name: 'assign', request, updateId: `reassign/${order.id}` }
  return settledBy(client, update)
}
