import { owedSince, pausesBefore } from './owed.ts'
import { asDue, deadlineOf, isBreached, isRunning, pauseReason, refOf, ruleOf, termOf } from './clocks.ts'
import { clockKey, type Clock, type Complaint } from '../complaint.ts'
import { dueOf, type Deadline, type Pause } from '../calendar/counting.ts'
import type { Actor } from '../command.ts'
import type { Event, EventOf } from '../event.ts'
import { evolveClocks } from '../evolve/clocks.ts'
import { evolve } from '../evolve/evolve.ts'
import type { Teller } from '../evolve/touch.ts'
import { cycleOfDecision } from '../notices/decision.ts'
import { momentOf, ranAt } from '../proof.ts'
import type { Instant } from '../instant.ts'
import { clocksKept, runningClocks, unended } from './going-on.ts'
import { handOverTriggers } from './hand-over.ts'
import { escalateMajor } from './ladder.ts'
import { referralDue, startable } from './referral.ts'
import { lapse, moveDue, resume } from './lapse.ts'
import type { ClockRule, Trigger } from '../policy/policy.ts'
import { isOfEmergency } from '../supervision/emergency.ts'
import { answeredOrder, openOrders } from '../supervision/orders.ts'
import { endedBy, isNextLater, laterStarted, mayStart } from './later-revisits.ts'
import { isPulledBy, triggersOf } from './triggers.ts'

/**
 * Folds what happened into the complaint together with what follows from it for clocks and escalations: clocks
 * are met, cancelled, started, recomputed, paused or resumed in the same step (F29, F51).
 */
export function unfold(
  complaint: Complaint,
  happened: readonly Event[],
  by: Pick<Actor, 'id' | 'role' | 'departments'> & Teller,
  edition = Infinity,
): { complaint: Complaint; events: Event[] } {
  const events: Event[] = []
  let now = complaint
  const add = (more: readonly Event[]) => {
    for (const event of more) {
      events.push(event)
      now = evolve(now, event, by)
    }
  }
  for (const event of happened) {
    const triggers = [...triggersOf(event), ...handOverTriggers(now, event, by)]
    add([event])
    for (const consequence of CONSEQUENCES) add(consequence(now, event, triggers, edition))
  }
  return { complaint: now, events }
}

/** With the triggers that the event pulls, by an edition of the rules. */
type Consequence = (
  complaint: Complaint,
  event: Event,
  triggers: readonly Trigger[],
  edition: number,
) => Event[]

const CONSEQUENCES: readonly Consequence[] = [
  meetClocks,
  cancelClocks,
  startClocks,
  laterStarted,
  recompute,
  moveDue,
  restartOwed,
  pauseOrResume,
  concludeOrders,
  endEscalations,
  escalateMajor,
]

/** Running clocks of a cycle with their rules: one before the present is frozen, its clocks only run out. */
function clocksOf(complaint: Complaint, cycle = complaint.cycle): { clock: Clock; rule: ClockRule }[] {
  return runningClocks(complaint).flatMap((clock) => {
    const rule = ruleOf(complaint, clock.name)
    return rule && (clock.cycle === cycle || isOfEmergency(rule)) ? [{ clock, rule }] : []
  })
}

/** Of a decision's letter the cycle that it decided, however late it is heard of. */
const cycleOf = ({ cycle }: Complaint, event: Event): number =>
  (event.type === 'noticeConfirmed' ? cycleOfDecision(event.key) : undefined) ?? cycle

function meetClocks(complaint: Complaint, event: Event, triggers: readonly Trigger[]): Event[] {
  if (triggers.length === 0) return []
  return clocksOf(complaint, cycleOf(complaint, event))
    .filter(({ clock, rule }) => isPulledBy(triggers, rule.until) && ranAt(event)(clock))
    .filter(({ clock }) => isNextLater(complaint, clock))
    .flatMap(({ clock }) => meet(clock, momentOf(event)))
}

/** Met; late only where it is: an entry that proves a recorded breach wrong voids it (tie: at the due is in time). */
function meet(clock: Clock, at: Instant): Event[] {
  const ref = refOf(clock)
  if (!isBreached(clock)) return [{ type: 'clockMet', at, ...ref }]
  const { dueAt } = clock.breach!
  if (at <= dueAt)
    return [
      { type: 'breachVoided', at, ...ref, dueAt, why: 'provedInTime' },
      { type: 'clockMet', at, ...ref },
    ]
  return [{ type: 'clockMet', at, ...ref, lateMs: at - dueAt }]
}

function cancelClocks(complaint: Complaint, event: Event, triggers: readonly Trigger[]): Event[] {
  const cancel = (clock: Clock): Event => ({
    type: 'clockCancelled',
    at: event.at,
    ...refOf(clock),
    why: event.type,
  })
  const ended = endedBy(complaint, event)
  if (ended) return ended.map(cancel)
  if (triggers.length === 0) return []
  return clocksOf(complaint, cycleOf(complaint, event))
    .filter(({ rule }) => isPulledBy(triggers, rule.cancelledBy))
    .map(({ clock }) => cancel(clock))
}

function startClocks(complaint: Complaint, event: Event, triggers: readonly Trigger[]): Event[] {
  if (triggers.length === 0 || cycleOf(complaint, event) !== complaint.cycle) return []
  const running = new Set(clocksOf(complaint).map(({ clock }) => clock.name))
  return startable(complaint, event)
    .filter((rule) => isPulledBy(triggers, rule.from) && !running.has(rule.name))
    .filter((rule) => rule.cycles === 'every' || complaint.cycle === 1)
    .filter((rule) => !rule.once || !hasRun(complaint, rule))
    .filter((rule) => rule.inStages === undefined || rule.inStages.includes(complaint.stage))
    .map((rule) => ({
      rule,
      started: start(complaint, rule, momentOf(event), { promised: promisedBy(complaint, event) }),
    }))
    .filter(({ rule, started }) => mayStart(complaint, rule, started))
    .map(({ started }) => started)
}

const hasRun = ({ clocks, cycle }: Complaint, { name }: ClockRule): boolean =>
  clocks.some((one) => one.name === name && one.cycle === cycle)

/** The date that was promised to the customer with what starts a clock. */
const promisedBy = ({ proposal }: Complaint, event: Event): Instant | undefined =>
  event.type === 'investigationPromised' || event.type === 'referralRecorded'
    ? event.dueAt
    : proposal?.executeBy

function start(
  complaint: Complaint,
  rule: ClockRule,
  at: Instant,
  { pauses = [], promised: date }: { pauses?: readonly Pause[]; promised?: Instant | undefined },
): EventOf<'clockStarted'> {
  const { clocks, cycle } = complaint
  const before = clocks.findLast((one) => one.name === rule.name && one.cycle === cycle)
  const ref = { clock: rule.name, cycle, n: (before?.n ?? 0) + 1 }
  const promised = rule.promised ? date : undefined
  if (promised !== undefined && promised > at)
    return { type: 'clockStarted', at, ...ref, dueAt: promised, fixed: true }
  return {
    type: 'clockStarted',
    at,
    ...ref,
    ...asDue(dueOf(at, termOf(complaint, rule), complaint.calendar, pauses)),
  }
}

const RECOMPUTES = {
  classified: 'classified',
  policyAdopted: 'policyAdopted',
  calendarAdopted: 'calendarAdopted',
  noticeConfirmed: 'extended',
  absorbed: 'absorbed',
} as const

/** Due dates anew from the original start, with all pauses, after what changes how they are counted (F34, F35). */
function recompute(complaint: Complaint, event: Event, _: readonly Trigger[], edition: number): Event[] {
  if (!(event.type in RECOMPUTES)) return []
  const why = RECOMPUTES[event.type as keyof typeof RECOMPUTES]
  // What has ended is looked at only where its breach may prove wrong.
  const looked = event.type === 'classified' ? runningClocks(complaint) : complaint.clocks
  return looked.flatMap((clock) => {
    if (event.type === 'absorbed' && clock.startedAt !== event.countsFrom) return []
    const rule = ruleOf(complaint, clock.name)
    if (!rule) return dropped(clock, event, why)
    const counted = deadlineOf(complaint, rule, clock, clock.pauses)
    const next = rule.owedBy === 'agent' || edition < 6 ? counted : notBefore(event.at, counted)
    if (isBreached(clock))
      return isWrongBreach(complaint, clock, event) ? correctBreach(complaint, clock, next, event) : []
    if (
      !isRunning(clock) ||
      (next.dueAt === clock.dueAt && next.provisional === (clock.provisional ?? false))
    )
      return []
    const ref = refOf(clock)
    const changed: Event = {
      type: 'dueChanged',
      at: event.at,
      ...ref,
      before: clock.dueAt,
      ...asDue(next),
      why,
    }
    return next.dueAt < (clock.pausedAt ?? event.at)
      ? [changed, ...lapse(complaint, rule, clock, next.dueAt, event.at)]
      : [changed]
  })
}

/** What others owe has not run out before anybody could know: it runs out now, and is no breach of the firm's. */
const notBefore = (at: Instant, due: Deadline): Deadline => ({ ...due, dueAt: Math.max(due.dueAt, at) })

/** What an adopted policy does not know ends; but what was promised and broken stays owed, and goes on climbing. */
function dropped(clock: Clock, event: Event, why: string): Event[] {
  const isCarried = event.type === 'policyAdopted' && event.carries === true && isBreached(clock)
  return isRunning(clock) && !isCarried
    ? [{ type: 'clockCancelled', at: event.at, ...refOf(clock), why }]
    : []
}

/** Under an adopted policy what is owed runs from its own start, not from the adoption. */
function restartOwed(complaint: Complaint, event: Event): Event[] {
  if (event.type !== 'policyAdopted' || !event.carries) return []
  const { at } = event
  return complaint.policy.clocks.flatMap((rule): Event[] => {
    const startedAt = owedSince(complaint, rule)
    if (startedAt === undefined) return []
    const started: Event = {
      ...start(complaint, rule, startedAt, {
        pauses: pausesBefore(complaint, rule),
        promised: referralDue(complaint, rule),
      }),
      at,
      startedAt,
    }
    const clock = evolveClocks(complaint, started).clocks.at(-1)!
    const isLate = rule.owedBy === 'agent' && started.dueAt < at
    return isLate ? [started, ...lapse(complaint, rule, clock, started.dueAt, at)] : [started]
  })
}

/** A due may prove to have been another: it was provisional, or an extension was in force already by its sending. */
function isWrongBreach({ policy }: Complaint, clock: Clock, event: Event): boolean {
  if (event.type === 'calendarAdopted') return clock.provisional === true
  const isBySending = policy.extensions?.some((one) => one.clock === clock.name && one.bySending)
  if (event.type !== 'noticeConfirmed' || !isBySending) return false
  return clock.extensions?.some(({ notice, inForce }) => inForce && notice === event.key) === true
}

/** A breach is voided if the true due proves later. */
function correctBreach(complaint: Complaint, clock: Clock, next: Deadline, { type, at }: Event): Event[] {
  if (next.dueAt <= clock.breach!.dueAt) return []
  const ref = refOf(clock)
  const rule = ruleOf(complaint, clock.name)!
  const settledLate = clock.endedAt !== undefined && clock.endedAt > next.dueAt
  if (settledLate) return []
  const why = type === 'noticeConfirmed' ? 'extended' : 'calendarAdopted'
  const corrected: Event[] = [
    { type: 'breachVoided', at, ...ref, dueAt: clock.breach!.dueAt, why },
    { type: 'dueChanged', at, ...ref, before: clock.dueAt, ...asDue(next), why },
  ]
  const stillLate = isRunning(clock) && next.dueAt < at
  return stillLate ? [...corrected, ...lapse(complaint, rule, clock, next.dueAt, at)] : corrected
}

function pauseOrResume(complaint: Complaint, event: Event): Event[] {
  return runningClocks(complaint).flatMap((clock): Event[] => {
    const rule = ruleOf(complaint, clock.name)
    if (!rule) return []
    const reason = pauseReason(complaint, rule, clock)
    if (clock.pausedAt === undefined)
      return reason ? [{ type: 'clockPaused', at: event.at, ...refOf(clock), reason }] : []
    return reason ? [] : [resume(complaint, rule, clock, event.at)]
  })
}

/** No order outlives the complaint: what was asked inside the house does not hold up its end. */
function concludeOrders(complaint: Complaint, event: Event): Event[] {
  if (event.type !== 'closed') return []
  return openOrders(complaint).map(({ n }) => ({
    type: 'supervisionConcluded',
    at: event.at,
    order: n,
    why: 'closed',
  }))
}

/** An escalation ends with what it was about: its clock met, cancelled or voided, its order answered, or the end. */
function endEscalations(complaint: Complaint, event: Event): Event[] {
  const answered = answeredOrder(complaint, event)
  return unended(complaint).flatMap(({ key, source, clock: name }): Event[] => {
    if (event.type === 'closed') return [{ type: 'escalationEnded', at: event.at, key, why: 'closed' }]
    if (source === answered?.source)
      return [{ type: 'escalationEnded', at: event.at, key, why: answered.why }]
    const isIts = (one: Clock) => one.name === name && clockKey(one) === source
    const clock = name === undefined ? undefined : clocksKept.find(complaint.clocks, isIts)
    if (!clock || (isRunning(clock) && isBreached(clock))) return []
    return [
      { type: 'escalationEnded', at: event.at, key, why: isBreached(clock) ? clock.state : 'breachVoided' },
    ]
  })
}
