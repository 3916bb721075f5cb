import { STAMP_GOOD_FOR_MS } from '../arrival.ts'
import type { Actor } from '../command.ts'
import type { Complaint } from '../complaint.ts'
import type { Event, EventType } from '../event.ts'
import type { Instant } from '../instant.ts'

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

/** Who caused something, and when it was told here; not said of a past that an import tells. */
export type Teller = Pick<Actor, 'role'> & { toldAt?: Instant | undefined }

/** When they had to do with it: who tells of something earlier does when they tell it. */
export const touchInstant = (at: Instant, { role, toldAt = at }: Teller): Instant =>
  role !== 'system' && toldAt - at > STAMP_GOOD_FOR_MS ? toldAt : at

/** Whether somebody had to do with the complaint, and not time or the system: its receipt always. */
export const isTouch = (event: Event, { role }: Pick<Actor, 'role'>): boolean =>
  !isOfClocks(event) && (role !== 'system' || event.type === 'received')

/** The complaint's own version, and when somebody last had to do with it, after one more event. */
export function touchAfter({ version, touchedAt }: Complaint, event: Event, by: Teller): Touch {
  if (isOfClocks(event)) return {}
  const at = touchInstant(event.at, by)
  return {
    ownVersion: version + 1,
    ...(isTouch(event, by) && { touchedAt: Math.max(touchedAt ?? at, at) }),
  }
}

/** Whether nothing but clocks has moved since this version was read. */
export const isStill = ({ version, ownVersion = version }: Complaint, read: number): boolean =>
  read >= ownVersion && read <= version
