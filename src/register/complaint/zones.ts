import type { Pool } from 'pg'
import type { HasOffsets } from '../../domain/instant.ts'

/** The offsets of the calendars that are pinned to these complaints. */
export async function zonesOf(pool: Pool, ids: readonly string[]): Promise<Map<string, HasOffsets>> {
  const { rows } = await pool.query<{ id: string } & HasOffsets>(
    `select c.id, k.body -> 'offsets' as offsets
     from complaint c join snapshot k on k.digest = c.calendar_digest where c.id = any($1)`,
    [ids],
  )
  return new Map(rows.map(({ id, offsets }) => [id, { offsets }]))
}
