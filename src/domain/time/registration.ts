import { dueOf } from '../calendar/counting.ts'
import type { Complaint } from '../complaint.ts'
import type { Event } from '../event.ts'
import type { Instant } from '../instant.ts'
import { asDue, instantAfter, REGISTER, ruleOf } from './clocks.ts'

/**
 * Whether the first contact was registered in time, where the policy asks for it (R8): once registered, it is known for
 * good. Late, it is a breach of the past: nobody can do anything about it any more, so nobody is called.
 */
export function registration({
  policy,
  calendar,
  receivedAt,
  registeredAt: at,
}: Pick<Complaint, 'policy' | 'calendar' | 'receivedAt' | 'registeredAt'>): Event[] {
  const rule = ruleOf({ policy }, REGISTER)
  if (!rule) return []
  const ref = { clock: REGISTER, cycle: 1, n: 1 }
  const due = asDue(dueOf(receivedAt, rule.term, calendar))
  const { dueAt } = due
  const started: Event = { type: 'clockStarted', at: receivedAt, ...ref, ...due }
  return at <= dueAt
    ? [started, { type: 'clockMet', at, ...ref }]
    : [
        started,
        { type: 'breached', at, ...ref, dueAt, retroactive: true },
        { type: 'clockMet', at, ...ref, lateMs: at - dueAt },
      ]
}

/**
 * From when on what recurs is warned of again: it had lapsed already when it was registered, so from then. Where the
 * policy refused such registrations once, what is on record was counted from the due.
 */
export function warnedAgainFrom(complaint: Complaint, dueAt: Instant): Instant {
  const { policy, calendar, receivedAt, registeredAt } = complaint
  const bound = policy.receivedBefore
  const isOfOld = bound && instantAfter(receivedAt, bound, { calendar }) >= registeredAt
  return isOfOld ? dueAt : Math.max(dueAt, registeredAt)
}
