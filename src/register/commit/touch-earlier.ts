import type { ClientBase } from 'pg'
import type { Event } from '../../domain/event.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Role, Stage } from '../../domain/policy/policy.ts'
import { touchedOrderOf } from '../../domain/complaint-row.ts'
import { isOfClocks, isTouch, touchInstant } from '../../domain/evolve/touch.ts'

const AT_ONCE = 500

type Earlier = { id: string; stage: Stage; receivedAt: Instant; entries: Entry[] }
/** As much of an event as says whether it is one of clocks. */
type Entry = { sequence: number; at: Instant; role: Role; toldAt: Instant; event: Event }

/** Tells complaints from before what was last done to them; what is done stays done if it is interrupted. */
export async function touchEarlier(client: ClientBase): Promise<void> {
  for (;;) {
    const { rows } = await client.query<Earlier>(
      `select c.id, c.stage, (1000 * extract(epoch from c.received_at))::float8 as "receivedAt", (
         select coalesce(jsonb_agg(jsonb_build_object('sequence', e.sequence, 'role', e.actor_role,
           'toldAt', (1000 * extract(epoch from case when e.past then e.at else e.recorded_at end))::bigint,
           'at', (1000 * extract(epoch from e.at))::bigint, 'event', jsonb_strip_nulls(jsonb_build_object(
             'type', e.type, 'clock', e.data -> 'clock', 'by', e.data -> 'by'))) order by e.sequence), '[]')
         from event e where e.complaint_id = c.id) as entries
       from complaint c where c.touched_order is null order by c.id limit ${AT_ONCE}`,
    )
    if (rows.length === 0) return
    await client.query(
      `update complaint c set state = c.state || told.touch, touched_order = told.touched_order
       from jsonb_to_recordset($1::jsonb) told (id text, touch jsonb, touched_order bigint)
       where c.id = told.id and c.touched_order is null`,
      [JSON.stringify(rows.map(touchOf))],
    )
  }
}

function touchOf({ id, stage, receivedAt, entries }: Earlier) {
  const own = entries.filter(({ event }) => !isOfClocks(event))
  const touched = own
    .filter((entry) => isTouch(entry.event, entry))
    .map((entry) => touchInstant(entry.at, entry))
  const touchedAt = touched.length > 0 ? Math.max(...touched) : undefined
  const touch = { ownVersion: own.at(-1)?.sequence, touchedAt }
  return { id, touch, touched_order: touchedOrderOf({ isOpen: stage !== 'closed', touchedAt, receivedAt }) }
}
