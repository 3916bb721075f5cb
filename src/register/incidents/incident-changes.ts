import type { Pool, PoolClient } from 'pg'
import type { Actor } from '../../domain/command.ts'
import { utcIfAny, type Instant } from '../../domain/instant.ts'
import type { IncidentTold } from '../../domain/supervision/incident.ts'
import { earlierUnderKey } from '../earlier-under-key.ts'
import { inTransaction } from '../in-transaction.ts'
import { writeLine } from '../own-log.ts'
import { getIncident, type Incident } from './incidents.ts'

/** What is done about an incident as a whole. */
export type IncidentChange =
  | ({ type: 'opened' } & IncidentTold)
  | { type: 'measureRecorded'; what: string; takenAt?: Instant }
  | { type: 'closed'; summary: string }

/** Who asks for a change of which incident. The digest is of the request that came under the key. */
export type IncidentAsked = {
  id: string
  change: IncidentChange
  by: Actor
  at: Instant
  key?: string
  digest: string
  ifVersion?: number
}

type Code = 'notFound' | 'keyReused' | 'versionMismatch' | 'alreadyDone'
export type IncidentRefusal = { code: Code; detail?: string }
export type IncidentChanged = { incident: Incident; replayed: boolean }

/** Does it, or says why not. Asked again under the same key, it has been done. */
export const changeIncident = (
  pool: Pool,
  asked: IncidentAsked,
): Promise<IncidentChanged | IncidentRefusal> =>
  inTransaction(pool, async (client) => {
    // Whatever refuses does so before anything is written.
    const refused = await change(client, asked)
    if (refused && refused !== 'replayed') return refused
    return { incident: (await getIncident(client, asked.id))!, replayed: refused === 'replayed' }
  })

const EARLIER = 'select request_digest as digest from incident_event where actor_id = $1 and request_key = $2'

async function change(
  client: PoolClient,
  asked: IncidentAsked,
): Promise<IncidentRefusal | 'replayed' | undefined> {
  const { id, by, key, digest, ifVersion, at } = asked
  const earlier = await earlierUnderKey<{ digest: string }>(client, { person: by.id, key }, EARLIER)
  if (earlier) return earlier.digest === digest ? 'replayed' : { code: 'keyReused' }
  if (asked.change.type === 'opened') return open(client, asked, asked.change)
  await client.query('select 1 from incident where id = $1 for update', [id])
  const incident = await getIncident(client, id)
  if (!incident) return { code: 'notFound', detail: `There is no incident ${id}.` }
  if (ifVersion !== undefined && ifVersion !== incident.version)
    return { code: 'versionMismatch', detail: `The incident has version ${incident.version} now.` }
  if (incident.closedAt !== null) return { code: 'alreadyDone', detail: 'The incident has been closed.' }
  const closing = asked.change.type === 'closed' ? [utcIfAny(at), by.id, asked.change.summary] : []
  await client.query(
    `update incident set version = version + 1
       ${closing.length > 0 ? ', closed_at = $2, closed_by = $3, summary = $4' : ''} where id = $1`,
    [id, ...closing],
  )
  return write(client, asked, incident.version + 1)
}

async function open(
  client: PoolClient,
  asked: IncidentAsked,
  { title, cause, category, productModel, storeId, fromAt, untilAt }: IncidentTold,
): Promise<undefined> {
  await client.query(
    `insert into incident
       (id, title, cause, category, product_model, store_id, from_at, until_at, opened_at, opened_by, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)`,
    [
      ...[asked.id, title, cause, category, productModel, storeId, utcIfAny(fromAt), utcIfAny(untilAt)],
      ...[utcIfAny(asked.at), asked.by.id],
    ],
  )
  return write(client, asked, 1)
}

async function write(client: PoolClient, asked: IncidentAsked, sequence: number): Promise<undefined> {
  const { type, ...data } = asked.change
  await writeLine(client, 'incident', asked, { sequence, type, data })
  return undefined
}
