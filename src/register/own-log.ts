import type { Pool, PoolClient } from 'pg'
import type { Actor } from '../domain/command.ts'
import { utcIfAny, type Instant } from '../domain/instant.ts'

// The logs of what belongs to no complaint: actions and incidents. They are only added to.

/** A line of such a log: what was done, by whom, when. */
export type Line<Type extends string = string> = {
  sequence: number
  type: Type
  at: Instant
  by: { id: string; role: string }
  data: Record<string, unknown>
}

/** Of what: its events lie in a table of its own. */
type Of = 'action' | 'incident'

/** Who asks, and the request it came with: the digest is kept where there is a key to tell it by. */
type Asked = { id: string; by: Actor; at: Instant; key?: string; digest: string }

/** The log of one of them, as it was written. */
export async function linesOf<Type extends string>(pool: Pool, of: Of, id: string): Promise<Line<Type>[]> {
  const { rows } = await pool.query<Line<Type>>(
    `select sequence, type, at, jsonb_build_object('id', actor_id, 'role', actor_role) as by, data
     from ${of}_event where ${of}_id = $1 order by sequence`,
    [id],
  )
  return rows
}

export async function writeLine(
  client: PoolClient,
  of: Of,
  { id, by, at, key, digest }: Asked,
  { sequence, type, data }: { sequence: number; type: string; data: object },
): Promise<void> {
  await client.query(
    `insert into ${of}_event
       (${of}_id, sequence, type, at, actor_id, actor_role, request_key, request_digest, data)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[id, sequence, type, utcIfAny(at), by.id, by.role],
      ...[key, key === undefined ? undefined : digest, JSON.stringify(data)],
    ],
  )
}
