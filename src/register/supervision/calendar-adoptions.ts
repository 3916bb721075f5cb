import type { Pool } from 'pg'
import type { CalendarAdoption } from '../../domain/supervision/adoption.ts'
import { adoptionsIn, pickOffered } from './adoptions-table.ts'

export const calendarAdoptions = adoptionsIn('calendar')

export const recordCalendarAdoption = (pool: Pick<Pool, 'query'>, order: CalendarAdoption): Promise<void> =>
  calendarAdoptions.record(pool, order, order.calendar)

/** Picks those that count by another version of it, and those that were named. */
export const pickForCalendar = (pool: Pool, order: CalendarAdoption): Promise<void> =>
  pickOffered(pool, {
    ...{ table: 'calendar_adoption', right: 'adoptCalendars', order },
    record: (client) => recordCalendarAdoption(client, order),
    where: '(k.id = $7 and k.version <> $8)',
    of: [order.calendar.id, order.calendar.version],
  })
