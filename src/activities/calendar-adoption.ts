import type { Complaint } from '../domain/complaint.ts'
import { EDITION } from '../domain/decide/rule.ts'
import { adoptingCalendar, foreseen, type CalendarAdoption } from '../domain/supervision/adoption.ts'
import type { PendingAdoption } from '../register/supervision/adoptions-table.ts'
import { calendarAdoptions, pickForCalendar } from '../register/supervision/calendar-adoptions.ts'
import type { CalendarAdoptionActivities } from '../workflows/messages/calendar-adoption.ts'
import { offerBatch, type OfferPorts } from './offer-batch.ts'

/** What adopting a calendar has done outside: each complaint is asked by an update of its own, which acts once. */
export function createCalendarAdoptionActivities(ports: OfferPorts): CalendarAdoptionActivities {
  const { pool, slow = pool } = ports
  return {
    pickForCalendar: (order) => pickForCalendar(slow, order),
    endCalendarAdoption: (id, cancelledBy) => calendarAdoptions.end(pool, id, cancelledBy),
    adoptCalendarBatch: (order) =>
      offerBatch(ports, order, {
        table: calendarAdoptions,
        foresee: (complaint, by) =>
          foreseen(complaint, adoptingCalendar(complaint, order), { by, now: Date.now() }),
        updateOf: (item, complaint) => updateOf(order, item, complaint),
      }),
  }
}

/** Of what the register has nothing, nothing is trimmed: it says itself that it is not there. */
function updateOf(
  order: CalendarAdoption,
  { complaintId, acting }: PendingAdoption,
  complaint: Complaint | undefined,
) {
  const { calendar, reason, by, id } = order
  const whole = { type: 'adoptCalendar', calendarId: calendar.id, snapshot: calendar, reason } as const
  const command = complaint ? adoptingCalendar(complaint, order) : whole
  return {
    ...{ id: complaintId, name: 'adoptCalendar' as const, updateId: `adopt-calendar/${id}` },
    request: { commands: [command], by: acting ?? by, digest: id, edition: EDITION },
  }
}
