import { LEADS } from '../access/permission.ts'
import { dueOf } from '../calendar/counting.ts'
import type { Clock, Complaint } from '../complaint.ts'
import type { Instant } from '../instant.ts'
import type { ClockRule } from '../policy/policy.ts'
import { refuse, type Refusal } from '../refusal.ts'
import { deadlineOf, refOf, ruleOf, runningClock, termOf, waitingExtension } from '../time/clocks.ts'
import { isOneOf } from './fairness.ts'
import { OPEN, type Rule } from './rule.ts'

/** As the policy gives it: with pauses and extensions, without a lead's word. */
function givenDue(complaint: Complaint, rule: ClockRule, clock: Clock): Instant {
  const { moved: _, ...given } = clock
  return deadlineOf(complaint, rule, given, clock.pauses).dueAt
}

/** No law's deadline is moved further, and no other by more than its own term once again. */
function tooFar(complaint: Complaint, clock: Clock, dueAt: Instant): Refusal | undefined {
  const rule = ruleOf(complaint, clock.name)
  if (!rule) return refuse('unknown', `The clock ${clock.name} is not running.`)
  const given = givenDue(complaint, rule, clock)
  if (rule.basis === 'statutory')
    return dueAt > given
      ? refuse('notAllowed', `The law gives the deadline of ${clock.name}: it is extended, not moved.`)
      : undefined
  return dueAt > dueOf(given, termOf(complaint, rule), complaint.calendar).dueAt
    ? refuse('boundReached', `The deadline of ${clock.name} is moved by no more than its own term again.`)
    : undefined
}

/** A due that a lead names, sooner or later than it was (F38). Whose own deadline it is does not move it. */
export const moveDue: Rule<'moveDue'> = {
  may: LEADS,
  stages: OPEN,
  neverBackDated: true,
  refuses: (complaint, { clock: name, dueAt }, { by, at }) => {
    if (isOneOf(by, complaint.owner?.person))
      return refuse('conflictOfInterest', 'You cannot move a deadline of what you handle yourself.')
    const clock = runningClock(complaint, name)
    if (!clock) return refuse('unknown', `The clock ${name} is not running.`)
    if (dueAt <= at) return refuse('notThisInstant', 'A deadline is moved to an instant ahead.')
    if (clock.pausedAt !== undefined)
      return refuse(
        'notThisInstant',
        `The clock ${name} stands still: its deadline is counted when it runs on.`,
      )
    if (waitingExtension(clock))
      return refuse('alreadyDone', `An extension of ${name} waits to come into force.`)
    if (dueAt === clock.dueAt) return refuse('alreadyDone', `${name} is due then already.`)
    return tooFar(complaint, clock, dueAt)
  },
  events: (complaint, { clock: name, dueAt, reason }, { by, at }) => {
    const clock = runningClock(complaint, name)
    if (!clock) return []
    const rule = ruleOf(complaint, name)
    const isKnown = rule !== undefined && (rule.owedBy !== 'agent' || rule.basis !== 'target')
    const said = { before: clock.dueAt, dueAt, by: by.id, reason, ...(isKnown && { told: true as const }) }
    return [{ type: 'dueMoved', at, ...refOf(clock), ...said }]
  },
}
