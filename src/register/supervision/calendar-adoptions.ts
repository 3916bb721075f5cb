import type { Pool } from 'pg'
import type { CalendarAdoption, Foreseen, Offered } from '../../domain/supervision/adoption.ts'
import { adoptionsIn, foreseenSums, pickOffered } from './adoptions-table.ts'
import { endOrder, orderColumns, type RecordedOrder } from './order-items.ts'

export type RecordedCalendarAdoption = RecordedOrder &
  Foreseen & { calendarId: string; calendarVersion: string; selection: Offered; dryRun: boolean }

/** Records that it was ordered; ordered again it is the same. */
export async function recordCalendarAdoption(
  pool: Pick<Pool, 'query'>,
  order: CalendarAdoption,
): Promise<void> {
  const { id, calendar, selection, dryRun = false, reason, by, digest } = order
  await pool.query(
    `insert into calendar_adoption
       (id, calendar_id, calendar_version, selection, dry_run, reason, by_id, by_role, digest, began_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now()) on conflict (id) do nothing`,
    [id, calendar.id, calendar.version, JSON.stringify(selection), dryRun, reason, by.id, by.role, digest],
  )
}

/** Picks those that count by another version of it, and those that were named. */
export const pickForCalendar = (pool: Pool, order: CalendarAdoption): Promise<void> =>
  pickOffered(pool, {
    ...{ table: 'calendar_adoption', right: 'adoptCalendars', order },
    record: (client) => recordCalendarAdoption(client, order),
    where: '(k.id = $7 and k.version <> $8)',
    of: [order.calendar.id, order.calendar.version],
  })

/** How the adoption of a calendar stands. */
export async function calendarAdoptionOf(
  pool: Pool,
  id: string,
): Promise<RecordedCalendarAdoption | undefined> {
  const { rows } = await pool.query<RecordedCalendarAdoption>(
    `select ${orderColumns}, o.calendar_id as "calendarId", o.calendar_version as "calendarVersion", o.selection,
       o.dry_run as "dryRun", ${foreseenSums}
     from calendar_adoption o left join calendar_adoption_item i on i.calendar_adoption_id = o.id
     where o.id = $1 group by o.id`,
    [id],
  )
  return rows[0]
}

export const calendarAdoptions = adoptionsIn('calendar_adoption')
export const endCalendarAdoption = endOrder('calendar_adoption')
