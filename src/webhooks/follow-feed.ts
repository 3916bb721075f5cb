import type { Pool, PoolClient } from 'pg'
import { EVERYTHING } from '../register/lists/visible.ts'
import { readFeed, type Change } from '../register/feed/feed.ts'
import { inTransaction } from '../register/in-transaction.ts'
import { MAX_WAITING } from './endpoints-due.ts'
import { wants } from './event-types.ts'
import { factsOf } from './facts.ts'
import { payloadOf } from './payload.ts'
import { idOfParts } from '../register/commit/digest.ts'

const PAGE = 200

/** Whether the cursor has moved, wanted or not, and whether there is more behind it. */
export type Followed = { hasMore: boolean; hasMoved: boolean }
const STILL: Followed = { hasMore: false, hasMoved: false }

/**
 * Writes what an endpoint is to be told of the next changes, and moves its cursor beyond them, in one transaction: so
 * nothing is left out and nothing is written twice, whoever else does the same.
 */
export const followFeed = (pool: Pool, endpointId: string): Promise<Followed> =>
  inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ position: number; eventTypes: string[]; waiting: number }>(
      `select feed_position as position, event_types as "eventTypes",
         (select count(*) from webhook_message where endpoint_id = $1 and next_attempt_at is not null) as waiting
       from endpoint where id = $1 and kind = 'webhook' and state = 'enabled' for no key update`,
      [endpointId],
    )
    const [endpoint] = rows
    if (!endpoint || endpoint.waiting >= MAX_WAITING) return STILL
    const { position, eventTypes } = endpoint
    // Before the page is read: everything up to here is in it.
    const { rows: ends } = await client.query<{ end: number }>('select feed_horizon() as end')
    const { changes, next, hasMore } = await readFeed(client, {
      // An outsider is not told of complaints that are restricted.
      sight: EVERYTHING,
      after: position,
      limit: PAGE,
    })
    await writeMessages(client, { endpointId, eventTypes, changes })
    const reached = hasMore ? next : Math.max(next, ends[0]!.end)
    if (reached > position)
      await client.query('update endpoint set feed_position = $2 where id = $1', [endpointId, reached])
    return { hasMore, hasMoved: reached > position }
  })

type Telling = { endpointId: string; eventTypes: readonly string[]; changes: readonly Change[] }

async function writeMessages(client: PoolClient, { endpointId, eventTypes, changes }: Telling) {
  const facts = await factsOf(client, changes)
  const rows = changes.flatMap((change) => {
    const payload = payloadOf(change, facts.get(change.position))
    if (!payload || !wants(eventTypes, payload.type)) return []
    const { position, complaintId } = change
    const body = JSON.stringify(payload)
    const id = messageIdOf(endpointId, position, complaintId, body)
    return [{ endpoint_id: endpointId, id, position, type: payload.type, body }]
  })
  if (rows.length === 0) return
  await client.query(
    `insert into webhook_message (endpoint_id, id, position, type, body, state, created_at, next_attempt_at)
     select endpoint_id, id, position, type, body, 'pending', now(), now()
     from jsonb_populate_recordset(null::webhook_message, $1::jsonb)
     order by position`,
    [JSON.stringify(rows)],
  )
}

/** Not of the position alone: a register that is restored gives its positions out again. */
const messageIdOf = (...parts: readonly unknown[]): string => idOfParts('msg', parts)
