import { instantAfter } from '../time/clocks.ts'
import type { Complaint } from '../complaint.ts'
import type { Event, Outcome } from '../event.ts'
import type { Instant } from '../instant.ts'
import { refuse, type Refusal } from '../refusal.ts'

/** The end of a complaint's handling; it may be reopened until the policy's term has passed. */
export function closingEvents(complaint: Complaint, outcome: Outcome, at: Instant): Event[] {
  return [{ type: 'closed', at, outcome, reopenUntil: instantAfter(at, complaint.policy.reopen, complaint) }]
}

/** Where the policy asks for it, a complaint does not end as answered before its root cause is recorded (R62). */
export const causeMissing = ({ policy, rootCause }: Complaint): Refusal | undefined =>
  policy.requiresRootCause && rootCause === undefined
    ? refuse('missing', 'The root cause must be recorded before the complaint is closed.')
    : undefined
