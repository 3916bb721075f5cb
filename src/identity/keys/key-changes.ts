import type { Pool } from 'pg'
import type { Instant } from '../../domain/instant.ts'
import type { Role } from '../../domain/policy/policy.ts'
import type { KeyChange } from './api-keys.ts'

type KeyChangeLine = {
  type: KeyChange['type']
  at: Instant
  by: { id: string; role: Role }
  data: object
}
/** What was done to some key: which one, and where it stands among all that was done. */
type AnyKeyChange = KeyChangeLine & { position: number; key: { id: string; name: string } }

const SAID = `c.type, c.at, jsonb_build_object('id', c.actor_id, 'role', c.actor_role) as by, c.data`

/** What was done to a key, the latest first. */
export async function readKeyChanges(pool: Pool, id: string): Promise<KeyChangeLine[]> {
  const { rows } = await pool.query<KeyChangeLine>(
    `select ${SAID} from api_key_change c where c.key_id = $1 order by c.id desc`,
    [id],
  )
  return rows
}

/** What was done to all keys, the latest first, behind a position. */
export async function listKeyChanges(
  pool: Pool,
  { cursor, limit }: { cursor: string | undefined; limit: number },
): Promise<{ data: AnyKeyChange[]; nextCursor?: string }> {
  const { rows } = await pool.query<AnyKeyChange>(
    `select c.id as position, jsonb_build_object('id', k.id, 'name', k.name) as key, ${SAID}
     from api_key_change c join api_key k on k.id = c.key_id
     where $1::bigint is null or c.id < $1 order by c.id desc limit $2`,
    [cursor ?? null, limit + 1],
  )
  const data = rows.slice(0, limit)
  const last = data.at(-1)
  return rows.length > limit && last ? { data, nextCursor: String(last.position) } : { data }
}
