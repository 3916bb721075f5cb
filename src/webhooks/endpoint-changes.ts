import type { Language } from '../domain/names.ts'
import type { Pool, PoolClient } from 'pg'
import type { Actor } from '../domain/command.ts'
import type { Instant } from '../domain/instant.ts'
import type { Role } from '../domain/policy/policy.ts'
import { earlierUnderKey } from '../register/earlier-under-key.ts'
import { inTransaction } from '../register/in-transaction.ts'
import { getEndpoint, type Endpoint, type EndpointKind } from './endpoint.ts'
import { misfitOf, type Misfit } from './fitting.ts'
import { redeliver, writePing } from './by-hand.ts'
import { rotated, secretsFor } from './secrets.ts'
import { utc } from '../domain/instant.ts'

/** What may be said of an endpoint. */
export type EndpointFields = {
  url: string
  description: string | null
  language: Language
  eventTypes: readonly string[]
  roles: readonly Role[]
  department: string | null
}

/** A change of an endpoint. */
export type EndpointChange =
  | ({ type: 'created'; kind: EndpointKind; secret?: string } & EndpointFields)
  | ({ type: 'changed' } & Partial<EndpointFields>)
  /** A webhook gets a new one, the old stays valid for a while; a robot's is given to us. */
  | { type: 'secretRotated'; secret?: string; keepOldMs: number }
  | { type: 'disabled' }
  /** It goes on where it was disabled, or with what happens from now on. */
  | { type: 'enabled'; skipMissed: boolean }
  | { type: 'tested' }
  | { type: 'redelivered'; messageId: string }

/** Who asks for a change of which endpoint. The digest is of the request that came under the key. */
export type EndpointAsked = {
  id: string
  change: EndpointChange
  by: Pick<Actor, 'id' | 'role'>
  at: Instant
  key?: string
  digest: string
  ifVersion?: number
}

type Code = 'notFound' | 'keyReused' | 'versionMismatch' | 'alreadyDone' | 'endpointDisabled' | 'invalid'
export type EndpointRefusal = { code: Code; detail?: string; pointer?: string }
export type EndpointChanged = {
  endpoint: Endpoint
  replayed: boolean
  /** The secret that has just been made: it is told once. */
  newSecret?: string
  /** The message that has been put on its way. */
  messageId?: string
}
type Done = Pick<EndpointChanged, 'newSecret' | 'messageId'>
type Result = Done | EndpointRefusal

/** Does it, or says why not. Asked again under the same key, it has been done. */
export const changeEndpoint = (
  pool: Pool,
  asked: EndpointAsked,
): Promise<EndpointChanged | EndpointRefusal> =>
  inTransaction(pool, async (client) => {
    const { by, key } = asked
    const earlier = await earlierUnderKey<Earlier>(client, { person: by.id, key }, EARLIER)
    if (earlier && earlier.digest !== asked.digest) return { code: 'keyReused' }
    if (earlier) {
      const { endpointId, messageId } = earlier
      const endpoint = (await getEndpoint(client, endpointId))!
      return { endpoint, replayed: true, ...(messageId !== null && { messageId }) }
    }
    // Whatever refuses does so before anything is written.
    const result = await change(client, asked)
    if ('code' in result) return result
    const endpoint = (await getEndpoint(client, asked.id))!
    await write(client, asked, { endpoint, done: result })
    return { endpoint, replayed: false, ...result }
  })

type Earlier = { digest: string; endpointId: string; messageId: string | null }

const EARLIER = `
  select request_digest as digest, endpoint_id as "endpointId", data ->> 'messageId' as "messageId"
  from endpoint_change where actor_id = $1 and request_key = $2`

async function change(client: PoolClient, asked: EndpointAsked): Promise<Result> {
  const { id, change, ifVersion } = asked
  if (change.type === 'created') return create(client, { ...asked, change })
  const endpoint = await getEndpoint(client, id, { hold: true })
  if (!endpoint) return { code: 'notFound', detail: `There is no endpoint ${id}.` }
  if (ifVersion !== undefined && ifVersion !== endpoint.version)
    return { code: 'versionMismatch', detail: `The endpoint has version ${endpoint.version} now.` }
  return changeOne(client, endpoint, asked)
}

function changeOne(client: PoolClient, endpoint: Endpoint, { change, at }: EndpointAsked): Promise<Result> {
  switch (change.type) {
    case 'created':
      throw new Error('A new endpoint is not there yet.')
    case 'changed':
      return alter(client, endpoint, { change, at })
    case 'secretRotated':
      return rotate(client, endpoint, { ...change, at })
    case 'disabled':
      return disable(client, endpoint)
    case 'enabled':
      return enable(client, endpoint, { skipMissed: change.skipMissed, at })
    case 'tested':
      return writePing(client, endpoint, at)
    case 'redelivered':
      return redeliver(client, endpoint, { messageId: change.messageId, at })
  }
}

type Asks<T extends EndpointChange['type']> = EndpointAsked & { change: Extract<EndpointChange, { type: T }> }

async function create(client: PoolClient, { id, by, at, change }: Asks<'created'>): Promise<Result> {
  const { kind, url, description, language, eventTypes, roles, department, secret } = change
  const misfit = misfitOf(kind, change)
  if (misfit) return invalid(misfit)
  const { secrets, newSecret } = secretsFor(kind, secret)
  await client.query(
    `insert into endpoint (id, kind, url, description, language, event_types, roles, department, secrets, state,
       feed_position, created_by, created_at, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'enabled', feed_horizon(), $10, $11, 1)`,
    [
      ...[id, kind, url, description, language, eventTypes, roles, department, JSON.stringify(secrets)],
      ...[by.id, utc(at)],
    ],
  )
  return newSecret === undefined ? {} : { newSecret }
}

async function alter(
  client: PoolClient,
  endpoint: Endpoint,
  { change, at }: Pick<Asks<'changed'>, 'change' | 'at'>,
): Promise<Result> {
  const misfit = misfitOf(endpoint.kind, { ...endpoint, ...change, secret: undefined })
  if (misfit) return invalid(misfit)
  const { url, description, language, eventTypes, roles, department } = { ...endpoint, ...change }
  await client.query(
    `update endpoint set url = $2, description = $3, language = $4, event_types = $5, roles = $6, department = $7,
       version = version + 1 where id = $1`,
    [endpoint.id, url, description, language, eventTypes, roles, department],
  )
  if (url !== endpoint.url) await beginAnew(client, endpoint.id, at)
  return {}
}

type Rotating = { secret?: string; keepOldMs: number; at: Instant }

async function rotate(client: PoolClient, endpoint: Endpoint, rotating: Rotating): Promise<Result> {
  const next = rotated(endpoint, rotating)
  if ('detail' in next) return invalid(next)
  await client.query('update endpoint set secrets = $2, version = version + 1 where id = $1', [
    ...[endpoint.id, JSON.stringify(next.secrets)],
  ])
  return next.newSecret === undefined ? {} : { newSecret: next.newSecret }
}

async function disable(client: PoolClient, { id, state }: Endpoint): Promise<Result> {
  if (state === 'disabled') return { code: 'alreadyDone', detail: 'The endpoint is disabled already.' }
  await client.query(
    `update endpoint set state = 'disabled', disabled_why = 'asked', version = version + 1 where id = $1`,
    [id],
  )
  return {}
}

type Enabling = { skipMissed: boolean; at: Instant }

/** What waits is due at once, and what failed is forgotten: those who mended the endpoint want to see it. */
async function beginAnew(client: PoolClient, id: string, at: Instant): Promise<void> {
  await client.query(
    'update endpoint set failures = 0, failing_since = null, resting_until = null where id = $1',
    [id],
  )
  await client.query(
    `update webhook_message set next_attempt_at = $2 where endpoint_id = $1 and next_attempt_at is not null`,
    [id, utc(at)],
  )
}

async function enable(client: PoolClient, { id, state }: Endpoint, asked: Enabling): Promise<Result> {
  if (state === 'enabled') return { code: 'alreadyDone', detail: 'The endpoint is enabled already.' }
  const { skipMissed, at } = asked
  await client.query(
    `update endpoint set state = 'enabled', disabled_why = null, version = version + 1 where id = $1`,
    [id],
  )
  if (skipMissed) await skipToPresent(client, id, at)
  await beginAnew(client, id, at)
  return {}
}

async function skipToPresent(client: PoolClient, id: string, at: Instant): Promise<void> {
  // The horizon goes back for a moment where a writer is late with its mark: what was told is not told again.
  await client.query(
    'update endpoint set feed_position = greatest(feed_position, feed_horizon()) where id = $1',
    [id],
  )
  await client.query(
    `update webhook_message set state = 'failed', next_attempt_at = null, settled_at = $2
     where endpoint_id = $1 and next_attempt_at is not null`,
    [id, utc(at)],
  )
}

const invalid = ({ pointer, detail }: Misfit): EndpointRefusal => ({ code: 'invalid', pointer, detail })

type Told = { endpoint: Endpoint; done: Done }

const write = (client: PoolClient, asked: EndpointAsked, { endpoint, done }: Told) =>
  client.query(
    `insert into endpoint_change
       (endpoint_id, version, type, at, actor_id, actor_role, request_key, request_digest, data)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[asked.id, endpoint.version, asked.change.type, utc(asked.at), asked.by.id, asked.by.role],
      ...[asked.key, asked.key === undefined ? undefined : asked.digest],
      JSON.stringify({
        ...recordedFields(asked.change),
        ...(done.messageId && { messageId: done.messageId }),
      }),
    ],
  )

/** What is kept of a change: of an address only whose it is, of a secret nothing. */
function recordedFields(change: EndpointChange): object {
  const { type: _, ...fields } = change
  const origin = 'url' in fields && fields.url !== undefined ? { url: new URL(fields.url).origin } : {}
  return { ...fields, ...origin, secret: undefined }
}
