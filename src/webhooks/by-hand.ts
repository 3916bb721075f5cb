import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { Instant } from '../domain/instant.ts'
import type { Endpoint } from './endpoint.ts'
import { PING } from './event-types.ts'
import { utc } from '../domain/instant.ts'

type Refused = { code: 'endpointDisabled' | 'notFound'; detail?: string }
type Sending = { messageId: string }

/** Puts a message on its way that tells of nothing. */
export async function writePing(
  client: PoolClient,
  { id, state }: Endpoint,
  at: Instant,
): Promise<Sending | Refused> {
  if (state === 'disabled') return { code: 'endpointDisabled' }
  const messageId = `msg_${randomUUID().replaceAll('-', '').slice(0, 26)}`
  const body = JSON.stringify({ type: PING, timestamp: utc(at), data: { endpointId: id } })
  await client.query(
    `insert into webhook_message (endpoint_id, id, type, body, state, created_at, next_attempt_at)
     values ($1, $2, $3, $4, 'pending', $5, $5)`,
    [id, messageId, PING, body, utc(at)],
  )
  await endRest(client, id)
  return { messageId }
}

type Wanted = { messageId: string; at: Instant }

/** Sends a message once more, under the same id, whatever became of it, and as patiently as if it were new. */
export async function redeliver(
  client: PoolClient,
  { id, state }: Endpoint,
  { messageId, at }: Wanted,
): Promise<Sending | Refused> {
  if (state === 'disabled') return { code: 'endpointDisabled' }
  const { rowCount } = await client.query(
    `update webhook_message set state = 'pending', step = 0, next_attempt_at = $3, settled_at = null
     where endpoint_id = $1 and id = $2`,
    [id, messageId, utc(at)],
  )
  await endRest(client, id)
  if (rowCount === 1) return { messageId }
  return { code: 'notFound', detail: `There is no message ${messageId}, or it is not kept any more.` }
}

/** A person who sends something by hand wants to see now how it goes. */
const endRest = (client: PoolClient, id: string) =>
  client.query('update endpoint set resting_until = null where id = $1', [id])
