import type { ClientBase } from 'pg'
import type { Details } from '../../domain/intake.ts'
import { matchKeys } from '../../domain/matching/match-keys.ts'

const AT_ONCE = 500

/** Gives complaints from before it their keys; what is done stays done if it is interrupted. */
export async function matchEarlier(client: ClientBase): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ id: string; details: Details }>(
      `select id, state -> 'details' as details from complaint
       where match_keys is null and erased_at is null order by id limit ${AT_ONCE}`,
    )
    if (rows.length === 0) return
    await client.query(
      `update complaint c set match_keys = told.keys
       from unnest($1::text[], $2::jsonb[]) told (id, keys)
       where c.id = told.id and c.match_keys is null and c.erased_at is null`,
      [rows.map(({ id }) => id), rows.map(({ details }) => JSON.stringify(matchKeys(details)))],
    )
  }
}
