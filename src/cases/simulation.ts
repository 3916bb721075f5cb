import { runOut } from '../domain/admit.ts'
import type { Calendar } from '../domain/calendar/calendar.ts'
import type { Complaint } from '../domain/complaint.ts'
import { trimmed } from '../domain/calendar/days.ts'
import type { Entry } from '../domain/journal/journal.ts'
import { openWithHistory } from '../domain/opening.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { isRefusal } from '../domain/refusal.ts'
import { historyOf } from './case-history.ts'
import type { LoggedCase } from './case-log.ts'

/** What a case comes to under a policy. */
export type SimulatedCase = { id: string; complaint: Complaint; entries: readonly Entry[] }

/** The rules a case is lived by: the policy as pinned, the calendar as its installation has it. */
export type Terms = { policy: Policy; calendar: Calendar }

/** Lives a logged case from its receipt to its last event, and on until every clock has been met or has lapsed. */
export function simulate(logged: LoggedCase, { policy, calendar }: Terms): SimulatedCase {
  const { id, receivedAt, facts } = historyOf(logged, policy)
  const until = facts.at(-1)?.at ?? receivedAt
  const opening = {
    id,
    number: id,
    kind: policy.kinds[0]!,
    channel: 'other' as const,
    details: { complainant: { name: 'unknown' }, subject: `Case ${id}` },
    policy,
    calendar: trimmed(calendar, receivedAt),
    receivedAt,
    registeredAt: receivedAt,
    by: { id: 'simulation', role: 'system' as const },
  }
  const lived = openWithHistory(opening, facts, until)
  if (isRefusal(lived)) throw new Error(`Case ${id}: ${lived.detail}`)
  const after = runOut(lived.complaint, { now: until })
  return { id, complaint: after.complaint, entries: [...lived.entries, ...after.entries] }
}
