import type { ClientBase } from 'pg'
import { stagesAfter, standingAtFirst } from '../../domain/evolve/stages.ts'
import type { Event } from '../../domain/event.ts'
import type { Policy } from '../../domain/policy/policy.ts'

const AT_ONCE = 500

/**
 * Gives the events from before there were stages theirs, folded complaint by complaint; what is done stays done if it
 * is interrupted. From the functions of this release on none is recorded without.
 */
export async function stageEarlier(client: ClientBase): Promise<void> {
  await beginOnce(client)
  for (;;) {
    const { rows } = await client.query<{ after: string | null }>('select after_id as after from stages_told')
    const after = rows[0]?.after
    if (after === null || after === undefined) return
    await stageSome(client, after)
  }
}

/** The lock waits for whoever was writing when the functions were replaced: they may have written without a stage. */
async function beginOnce(client: ClientBase): Promise<void> {
  const { rowCount } = await client.query('select from stages_told')
  if (rowCount) return
  await client.query('begin')
  await client.query('lock table event in share mode')
  await client.query(`insert into stages_told (after_id) values ('')`)
  await client.query('commit')
}

type Journal = { id: string; policy: Policy; events: Event[] }

async function stageSome(client: ClientBase, after: string): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `select id from complaint where id > $1 order by id limit ${AT_ONCE}`,
    [after],
  )
  const journals = await journalsOf(client, rows)
  const told = journals.map(({ id, policy, events }) => [id, stagesAfter(standingAtFirst(policy), events)])
  await client.query('begin')
  await client.query('select tell_stages($1::jsonb)', [JSON.stringify(Object.fromEntries(told))])
  await client.query('update stages_told set after_id = $1', [rows.at(-1)?.id])
  await client.query('commit')
}

/** What stages follow from. An erasure leaves all of it. */
async function journalsOf(client: ClientBase, found: readonly { id: string }[]): Promise<Journal[]> {
  const { rows } = await client.query<Journal>(
    `select c.id, s.body as policy, (
         select jsonb_agg(jsonb_build_object('type', e.type, 'result', e.data -> 'result',
           'cycle', e.data -> 'cycle', 'policy', e.data -> 'policy') order by e.sequence)
         from event e where e.complaint_id = c.id) as events
     from unnest($1::text[]) c (id)
     cross join lateral (select policy_digest from pin where complaint_id = c.id order by sequence limit 1) p
     join snapshot s on s.digest = p.policy_digest`,
    [found.map(({ id }) => id)],
  )
  return rows
}
