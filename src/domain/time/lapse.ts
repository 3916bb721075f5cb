import { asDue, clockOf, deadlineOf, isBreached, isRunning, refOf, ruleOf } from './clocks.ts'
import { clockKey, type Clock, type Complaint } from '../complaint.ts'
import type { Event, EventOf } from '../event.ts'
import type { Instant } from '../instant.ts'
import { firstStep } from './ladder.ts'
import type { ClockRule } from '../policy/policy.ts'

/**
 * The recorded fact of a lapse, and the first step of its ladder. Noticed when it already lay behind (a changed due,
 * a late registration) it is retroactive: one breach, its ladder counted from then (F39).
 */
export function lapse(
  complaint: Complaint,
  rule: ClockRule,
  clock: Clock,
  dueAt: Instant,
  noticedAt: Instant,
): Event[] {
  const retroactive = noticedAt > dueAt
  const breached: Event = {
    type: 'breached',
    at: noticedAt,
    ...refOf(clock),
    dueAt,
    ...(retroactive && { retroactive: true as const }),
  }
  const about = { source: clockKey(clock), cycle: clock.cycle, clock: clock.name, ladder: rule.ladder }
  return [breached, ...firstStep(complaint, about, noticedAt)]
}

/** What a customer or third party owes runs out, and is waited for no longer: no breach of the firm's. */
export function expiry(complaint: Complaint, rule: ClockRule, clock: Clock, at: Instant): Event[] {
  const reasons = complaint.waiting.map(({ reason }) => reason)
  const given = reasons.filter(
    (reason) => reason === rule.waitsFor || (rule.waitsFor === 'thirdParty' && reason === 'appraisal'),
  )
  return [
    { type: 'clockExpired', at, ...refOf(clock), dueAt: clock.dueAt },
    ...given.map((reason): Event => ({ type: 'waitingGivenUp', at, reason })),
  ]
}

/** The clock runs on, its due moved by exactly the counted time it stood still. */
export function resume(
  complaint: Complaint,
  rule: ClockRule,
  clock: Clock,
  at: Instant,
): EventOf<'clockResumed'> {
  const pauses = [...clock.pauses, { from: clock.pausedAt!, until: at }]
  const due = isBreached(clock) ? { dueAt: clock.dueAt } : asDue(deadlineOf(complaint, rule, clock, pauses))
  return { type: 'clockResumed', at, ...refOf(clock), ...due }
}

/** The due that a lead has named. What was broken stays so: who is called for it still has to come. */
export function moveDue(complaint: Complaint, event: Event): Event[] {
  if (event.type !== 'dueMoved') return []
  const clock = clockOf(complaint, event)
  const rule = clock && ruleOf(complaint, clock.name)
  if (!rule || !isRunning(clock) || clock.dueAt === event.dueAt) return []
  const { at, dueAt } = event
  const changed: Event = { type: 'dueChanged', at, ...refOf(clock), before: clock.dueAt, dueAt, why: 'moved' }
  return isBreached(clock) || dueAt >= at ? [changed] : [changed, ...lapse(complaint, rule, clock, dueAt, at)]
}
