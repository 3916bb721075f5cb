import type { ClientBase } from 'pg'
import { tiesOf, type Tied } from '../../domain/access/ties.ts'

const AT_ONCE = 500

/** Gives complaints from before there were ties theirs; what is done stays done if it is interrupted. */
export async function tieEarlier(client: ClientBase): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ id: string; state: Tied }>(
      `select id, state from complaint where ties is null order by id limit ${AT_ONCE}`,
    )
    if (rows.length === 0) return
    await client.query(
      `update complaint c set ties = array(select jsonb_array_elements_text(told.ties))
       from unnest($1::text[], $2::jsonb[]) told (id, ties)
       where c.id = told.id and c.ties is null`,
      [rows.map(({ id }) => id), rows.map(({ state }) => JSON.stringify(tiesOf(state)))],
    )
  }
}
