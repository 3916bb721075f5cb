import { admit } from '../admit.ts'
import { trimmed } from '../calendar/days.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { Actor } from '../command.ts'
import type { Complaint } from '../complaint.ts'
import type { EventOf } from '../event.ts'
import type { ClockRef } from '../events/timekeeping.ts'
import type { Instant } from '../instant.ts'
import { isRefusal } from '../refusal.ts'

/** A clock whose due another calendar moves, or settles: then both instants are the same. */
export type MovedDue = ClockRef & { before: Instant; dueAt: Instant; provisional?: true }

const READER: Actor = { id: 'calendar', role: 'operator' }

/** A calendar as a complaint pins it: back to where it counts from, which may be the receipt of one merged into it. */
export const snapshotFor = (
  { receivedAt, countsFrom = receivedAt }: Complaint,
  calendar: Calendar,
): Calendar => trimmed(calendar, countsFrom)

/** What adopting a calendar would do to the dues of a complaint now; nothing is decided by asking. */
export function movedDues(complaint: Complaint, calendar: Calendar, now: Instant): MovedDue[] {
  const snapshot = snapshotFor(complaint, calendar)
  const adopt = { type: 'adoptCalendar', calendarId: calendar.id, snapshot, reason: 'asked' } as const
  const admitted = admit(complaint, [adopt], { by: READER, at: now, now })
  if (isRefusal(admitted)) return []
  return admitted.entries
    .map(({ event }) => event)
    .filter((event): event is EventOf<'dueChanged'> & { at: Instant } => event.type === 'dueChanged')
    .map(({ clock, cycle, n, before, dueAt, provisional }) => ({
      ...{ clock, cycle, n, before, dueAt },
      ...(provisional && { provisional }),
    }))
}
