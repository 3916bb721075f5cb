import type { Pool } from 'pg'
import type { Complaint } from '../../domain/complaint.ts'
import type { EventType } from '../../domain/event.ts'
import type { Complainant } from '../../domain/intake.ts'
import type { Entry } from '../../domain/journal/journal.ts'
import { addressKey, addressesOf, type Conversation } from '../../domain/notices/contacts.ts'
import { entryColumns, entryOf, type EntryRow } from './entry-row.ts'
import { inOneReading } from '../in-one-reading.ts'
import { visibleTo } from '../lists/visible.ts'

type Renewed = { id: string; generation: number }
/** The address of the complainant's mail, and where they are reached besides; as that is compared by. */
type NumberOpens = Renewed & { address: string | undefined; others: readonly string[] }

/** A complaint with the entries of some types, as they stood at one moment. */
export type CustomerRecord = { complaint: Complaint; entries: Entry[] }

/** What a number's secrets are made from, where a customer may see the complaint. */
export async function opensOfNumber(pool: Pool, number: string): Promise<NumberOpens | undefined> {
  const { rows } = await pool.query<Renewed & { complainant: Complainant; began: Conversation | null }>(
    `select c.id, coalesce((c.state ->> 'slip')::int, 0) as generation,
       c.state #> '{details,complainant}' as complainant,
       (select jsonb_build_object('channel', a.channel, 'conversation', a.conversation)
         from answered_in a where a.complaint_id = c.id) as began
     from complaint c where c.number = $1 and ${visibleTo('customer', 'c')}`,
    [number],
  )
  const [found] = rows
  if (!found) return undefined
  const { complainant, began, ...renewed } = found
  const { email, sms, conversation } = addressesOf(complainant, began)
  const others = [sms, conversation].flatMap((one) => addressKey(one) ?? [])
  return { ...renewed, address: addressKey(email), others }
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
