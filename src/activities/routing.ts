import { EDITION } from '../domain/decide/rule.ts'
import { activityInfo, cancellationSignal, heartbeat } from '@temporalio/activity'
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import { BY_CATEGORY, createRouting, type Route } from '../directory/route.ts'
import { waitingComplaints, type WaitingComplaint } from '../directory/waiting-complaints.ts'
import type { Request } from '../workflows/messages/complaint.ts'
import type { RoutingActivities, Swept } from '../workflows/messages/routing.ts'
import { askComplaint } from './ask-complaint.ts'

type Ports = {
  pool: Pool
  /** For the look through all that waits; the same connections if left out. */
  slow?: Pool
  client: Client
  graceMs?: number
  batchSize?: number
}

/** What is younger is being routed by the request that classified it. */
const GRACE_MS = 60_000
/** How long one complaint is waited for; another that is stuck holds nothing up. */
const PATIENCE_MS = 8_000

/** What the sweep has done outside. A complaint that was taken meanwhile yields nothing. */
export function createRoutingActivities(ports: Ports): RoutingActivities {
  const { pool, slow = pool, client, graceMs = GRACE_MS, batchSize = 200 } = ports
  const routing = createRouting(pool)

  async function sweep(swept: Swept, after: string): Promise<Swept> {
    const rules = await routing.rules()
    const waiting = await waitingComplaints(slow, { after, limit: batchSize, graceMs })
    const { routed: before } = swept
    let routed = before
    for (const complaint of waiting) {
      cancellationSignal().throwIfAborted()
      const found = await routing.route(rules, {
        ...complaint,
        at: Date.now(),
        usual: usualOf(complaint),
      })
      if (found && isElsewhere(complaint, found) && (await assign(client, complaint, found))) routed++
      heartbeat(complaint.id)
    }
    const counted = { looked: swept.looked + waiting.length, routed }
    const last = waiting.at(-1)
    return last && waiting.length === batchSize ? sweep(counted, last.id) : counted
  }

  return {
    routeEachWaiting: () =>
      sweep({ looked: 0, routed: 0 }, (activityInfo().heartbeatDetails as string | undefined) ?? ''),
  }
}

/** What its category said when it was classified; of itself no complaint knows it. */
const usualOf = ({ owner }: WaitingComplaint): string | undefined =>
  owner?.automatic?.rule === BY_CATEGORY ? owner.department : undefined

const isElsewhere = ({ owner }: WaitingComplaint, { department, person }: Route): boolean =>
  owner?.department !== department || owner.person !== person

/** Whether it went there. One that has ended, or refuses, or is stuck is left alone. */
async function assign(client: Client, { id, version }: WaitingComplaint, to: Route): Promise<boolean> {
  const request: Request = {
    commands: [{ type: 'assign', ...to }],
    by: { id: 'routing', role: 'system' },
    digest: `routing/${version}`,
    edition: EDITION,
  }
  const update = { id, name: 'assign', request, updateId: `routing/${version}` }
  const outcome = await askComplaint(client, update, PATIENCE_MS)
  return outcome !== undefined && 'answer' in outcome && outcome.answer.version > version
}
