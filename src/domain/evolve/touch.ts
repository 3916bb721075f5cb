import type { Actor } from '../command.ts'
import type { Complaint } from '../complaint.ts'
import type { Event, EventType } from '../event.ts'

/** What clocks and their ladders do by themselves, or are made to do by other rules. */
const OF_CLOCKS: ReadonlySet<EventType> = new Set<EventType>([
  ...(['clockStarted', 'clockPaused', 'clockResumed', 'clockMet', 'clockReopened'] as const),
  ...(['clockCancelled', 'clockExpired', 'dueChanged', 'warned', 'breached', 'breachVoided'] as const),
  ...(['reminded', 'taskOverdue', 'supervisionOverdue', 'appointmentNear'] as const),
  ...(['policyAdopted', 'calendarAdopted'] as const),
])

/** Of it nobody has to know before they decide: the complaint itself is as it was (F32). */
export function isOfClocks(event: Event): boolean {
  if (event.type === 'escalated') return event.clock !== undefined
  if (event.type === 'escalationEnded') return event.by === undefined
  return OF_CLOCKS.has(event.type)
}

type Touch = Pick<Complaint, 'ownVersion' | 'touchedAt'>

/** Whether somebody had to do with the complaint, and not time or the system: its receipt always. */
export const isTouch = (event: Event, { role }: Pick<Actor, 'role'>): boolean =>
  !isOfClocks(event) && (role !== 'system' || event.type === 'received')

/** The complaint's own version, and when somebody last had to do with it, after one more event. */
export function touchAfter(before: Complaint, event: Event, by: Pick<Actor, 'role'>): Touch {
  const { version, touchedAt } = before
  if (isOfClocks(event)) return {}
  return {
    ownVersion: version + 1,
    ...(isTouch(event, by) && { touchedAt: Math.max(touchedAt ?? event.at, event.at) }),
  }
}

/** Whether nothing but clocks has moved since this version was read. */
export const isStill = ({ version, ownVersion = version }: Complaint, read: number): boolean =>
  read >= ownVersion && read <= version
