import type { Pool } from 'pg'
import type { Complaint } from '../../domain/complaint.ts'
import type { EventType } from '../../domain/event.ts'
import type { Entry } from '../../domain/journal/journal.ts'
import { emailKey } from '../../domain/matching/same-person.ts'
import { entryColumns, entryOf, type EntryRow } from './entry-row.ts'
import { inOneReading } from '../in-one-reading.ts'
import { visibleTo } from '../lists/visible.ts'

/** A complaint with the entries of some types, as they stood at one moment. */
export type CustomerRecord = { complaint: Complaint; entries: Entry[] }

/** What a number's secrets are made from, where a customer may see the complaint. */
export async function opensOfNumber(
  pool: Pool,
  number: string,
): Promise<{ id: string; generation: number; address: string | undefined } | undefined> {
  const { rows } = await pool.query<{ id: string; generation: number; email: string | null }>(
    `select id, coalesce((state ->> 'slip')::int, 0) as generation, state #>> '{details,complainant,email}' as email
     from complaint where number = $1 and ${visibleTo('customer')}`,
    [number],
  )
  return rows[0] && { id: rows[0].id, generation: rows[0].generation, address: emailKey(rows[0].email) }
}

export function customerRecord(
  pool: Pool,
  id: string,
  types: readonly EventType[],
): Promise<CustomerRecord | undefined> {
  return inOneReading(pool, async (client) => {
    const { rows } = await client.query<{ complaint: Complaint }>(
      `select c.state || jsonb_build_object('policy', p.body, 'calendar', k.body) as complaint
       from complaint c
       join snapshot p on p.digest = c.policy_digest
       join snapshot k on k.digest = c.calendar_digest
       where c.id = $1 and ${visibleTo('customer', 'c')}`,
      [id],
    )
    const [found] = rows
    if (!found) return undefined
    const told = await client.query<EntryRow>(
      `select ${entryColumns()} from event e
       where e.complaint_id = $1 and e.type = any($2) order by e.sequence`,
      [id, types],
    )
    return { ...found, entries: told.rows.map(entryOf) }
  })
}
