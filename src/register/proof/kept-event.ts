import type { ClientBase } from 'pg'
import type { Leaf, Line } from './seal.ts'

/** A line of a journal with everything that proves it; bytes in hex. */
export type KeptEvent = Line & {
  digest: string | null
  salt: string | null
  sealed: readonly Leaf[] | null
  contentDigest: string | null
  chain: string | null
}

/** Instants with all that is stored of them: part of a millisecond is a change too. */
const columns = `e.sequence, e.type, (extract(epoch from e.at) * 1000)::float8 as at,
  (extract(epoch from e.recorded_at) * 1000)::float8 as "recordedAt",
  jsonb_strip_nulls(jsonb_build_object('id', e.actor_id, 'role', e.actor_role, 'for', e.actor_for)) as by, e.command, e.past, e.data,
  encode(e.digest, 'hex') as digest, encode(e.salt, 'hex') as salt, e.sealed,
  encode(e.content_digest, 'hex') as "contentDigest", encode(e.chain, 'hex') as chain`

/** The events of these complaints in order. */
export async function keptEvents(client: ClientBase, ids: readonly string[]): Promise<KeptEvent[]> {
  const { rows } = await client.query<KeptEvent>(
    `select e.complaint_id as "complaintId", ${columns} from event e
     where e.complaint_id = any($1) order by e.complaint_id, e.sequence`,
    [ids],
  )
  return rows
}

/** A tail that was replaced, and the chain it went on from; none where it is from before there were chains. */
export type ReplacedEvent = KeptEvent & { replacement: number; previousChain: string | null }

export async function replacedEvents(client: ClientBase, ids: readonly string[]): Promise<ReplacedEvent[]> {
  const { rows } = await client.query<ReplacedEvent>(
    `select r.id as replacement, encode(r.previous_chain, 'hex') as "previousChain",
       r.complaint_id as "complaintId", ${columns}
     from journal_replacement r, jsonb_populate_recordset(null::event, r.entries) e
     where r.complaint_id = any($1) order by r.complaint_id, r.id, e.sequence`,
    [ids],
  )
  return rows
}
