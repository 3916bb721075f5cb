import { admit } from '../admit.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { Actor, CommandOf } from '../command.ts'
import type { Complaint } from '../complaint.ts'
import type { Event } from '../event.ts'
import type { Instant } from '../instant.ts'
import type { Kind, Policy } from '../policy/policy.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import { snapshotFor } from '../time/moved-dues.ts'

/** Which open complaints a policy or a calendar is offered to; all of it must fit. */
export type Offered = {
  /** The policy they run under now. */
  policy?: string
  kind?: Kind
  department?: string
  ids?: readonly string[]
}

type Order = {
  id: string
  selection: Offered
  reason: string
  by: Actor
  /** The same person in the other roles in which they may give it. */
  others?: readonly Actor[]
  dryRun?: true
  /** Of the request, to tell it from another one under the same key. */
  digest: string
}

/** One order that many complaints adopt a policy as they are to pin it, or a look at what would follow from it. */
export type Adoption = Order & { policy: Policy }

/** The same of a calendar, of which each pins what it counts by. */
export type CalendarAdoption = Order & { calendar: Calendar }

/** What follows for the clocks of a complaint: dues that move, clocks that begin and end, lapses on record at once. */
export type Foreseen = { dues: number; begun: number; ended: number; breaches: number }

type Adopting = CommandOf<'adoptPolicy'> | CommandOf<'adoptCalendar'>

/** The command by which each of them adopts a policy. */
export const adopting = ({ policy, reason }: Pick<Adoption, 'policy' | 'reason'>) =>
  ({ type: 'adoptPolicy', policyId: policy.id, snapshot: policy, reason, carries: true }) as const

/** The command by which a complaint adopts a calendar. */
export const adoptingCalendar = (
  complaint: Complaint,
  { calendar, reason }: Pick<CalendarAdoption, 'calendar' | 'reason'>,
): CommandOf<'adoptCalendar'> => ({
  ...{ type: 'adoptCalendar', calendarId: calendar.id, reason },
  snapshot: snapshotFor(complaint, calendar),
})

/** What adopting would do to a complaint now; nothing is decided by asking. */
export function foreseen(
  complaint: Complaint,
  adopts: Adopting,
  { by, now }: { by: Actor; now: Instant },
): Foreseen | Refusal {
  const admitted = admit(complaint, [adopts], { by, at: now, now })
  if (isRefusal(admitted)) return admitted
  const events = admitted.entries.flatMap(({ command, event }) => (command === adopts.type ? [event] : []))
  const count = (type: Event['type']) => events.filter((event) => event.type === type).length
  return {
    dues: count('dueChanged'),
    begun: count('clockStarted'),
    ended: count('clockCancelled'),
    breaches: count('breached'),
  }
}
