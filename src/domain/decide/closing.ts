import { after } from '../clocks.ts'
import type { Complaint } from '../complaint.ts'
import type { Event, Outcome } from '../event.ts'
import type { Instant } from '../instant.ts'

/** The end of a complaint's handling; it may be reopened until the policy's term has passed. */
export function closing(complaint: Complaint, outcome: Outcome, at: Instant): Event[] {
  return [{ type: 'closed', at, outcome, reopenUntil: after(at, complaint.policy.reopen, complaint) }]
}
