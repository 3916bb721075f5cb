import type { ClientBase } from 'pg'
import { takerOf, tieOf, tiesOf, type Tied } from '../../domain/access/ties.ts'
import type { Actor } from '../../domain/command.ts'

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

/**
 * Gives complaints that do not know who took them in the tie of whoever their receipt says it was; an interrupted one goes
 * on where it was. Their runs do not tell of it: `ties_kept` does.
 */
export async function tieTakers(client: ClientBase): Promise<void> {
  await beginOnce(client)
  for (;;) {
    const { rows } = await client.query<{ after: string | null }>('select after_id as after from takers_told')
    const after = rows[0]?.after
    if (after === null || after === undefined) return
    await tieSome(client, after)
  }
}

/** The lock waits for whoever was writing when the functions were replaced: they may have taken a tie away again. */
async function beginOnce(client: ClientBase): Promise<void> {
  const { rowCount } = await client.query('select from takers_told')
  if (rowCount) return
  await client.query('begin')
  await client.query('lock table complaint in share mode')
  await client.query(`insert into takers_told (after_id) values ('')`)
  await client.query('commit')
}

type Receipt = { complaint: string; id: string | null; role: Actor['role'] }

async function tieSome(client: ClientBase, after: string): Promise<void> {
  const { rows } = await client.query<Receipt>(
    `select c.id as complaint, e.actor_id as id, e.actor_role as role
     from (select id, erased_at, state ? 'takenInBy' as knows from complaint
       where id > $1 order by id limit ${AT_ONCE}) c
     left join event e on e.complaint_id = c.id and e.sequence = 1 and not e.past
       and c.erased_at is null and not c.knows
     order by c.id`,
    [after],
  )
  const takers = rows.flatMap(({ complaint, id, role }) => {
    const takenInBy = id === null ? undefined : takerOf({ id, role })
    return takenInBy === undefined ? [] : [{ complaint, tie: tieOf('takenIn', takenInBy) }]
  })
  await client.query('begin')
  await client.query(
    `update complaint c set ties = with_ties(c.ties, array[told.tie])
     from jsonb_to_recordset($1::jsonb) told (complaint text, tie text) where c.id = told.complaint`,
    [JSON.stringify(takers)],
  )
  await client.query('update takers_told set after_id = $1', [rows.at(-1)?.complaint])
  await client.query('commit')
}
