import type { Calendar } from '../calendar/calendar.ts'
import { countedMs, dueOf, type Deadline, type Pause, type Unit } from '../calendar/counting.ts'
import type { Clock, Complaint, Extension, Waiting } from '../complaint.ts'
import type { ClockRef } from '../events/timekeeping.ts'
import type { Instant } from '../instant.ts'
import type { ClockRule, Policy, Role, WaitReason } from '../policy/policy.ts'
import type { Span, TermRule } from '../policy/terms.ts'
import { LATER_REVISIT, laterRevisitRule } from '../policy/revisits.ts'
import { LENGTH_MS } from './lengths.ts'
import { priorityOf, URGENCY } from '../policy/priority.ts'
import { termFor } from '../policy/term-for.ts'
import { REFERRAL, referralRule } from './referral.ts'
import { remembered } from '../remember.ts'

/** The rule a clock runs by, in the policy the complaint has pinned. None: an adopted policy dropped it. */
export function ruleOf(complaint: Pick<Complaint, 'policy'>, name: string): ClockRule | undefined {
  const { policy } = complaint
  return policy.clocks.find((one) => one.name === name) ?? ownRuleOf(policy, name)
}

/** Of clocks that no policy has to name; what a regulator gives a due for is seldom there, and in no policy's rules. */
function ownRuleOf(policy: Policy, name: string): ClockRule | undefined {
  if (name === REFERRAL) return referralRule(policy)
  return Object.hasOwn(OF_THEIR_OWN, name) ? OF_THEIR_OWN[name]!(policy) : undefined
}

/** The clock that a registration itself meets, in time or late. */
export const REGISTER = 'register'

/** The rule of the policy's `registerWithin`: no event starts or meets it, but the registration. */
function registerRule({ registerWithin: term }: Policy): ClockRule | undefined {
  if (!term) return undefined
  const about = { name: REGISTER, basis: 'target', cycles: 'first', owedBy: 'agent', ladder: 'none' } as const
  return { ...about, from: ['received'], until: ['received'], term }
}

/** Clocks that follow from another part of the policy. */
const OF_THEIR_OWN: Readonly<Record<string, (policy: Policy) => ClockRule | undefined>> = {
  [REGISTER]: registerRule,
  [LATER_REVISIT]: laterRevisitRule,
}

/** Every rule by which clocks run under a policy. */
export const clockRulesOf = (policy: Policy): ClockRule[] => [
  ...policy.clocks,
  ...Object.values(OF_THEIR_OWN)
    .map((rule) => rule(policy))
    .filter((rule) => rule !== undefined),
]

/** Who answers for the stage whose target a clock is, where the policy names such stages. */
export const stageOwnerOf = ({ policy }: Pick<Complaint, 'policy'>, name: string): Role | undefined =>
  policy.stages?.find(({ target }) => target === name)?.owner

export const refOf = (clock: Pick<Clock, 'name' | 'cycle' | 'n'>): ClockRef => ({
  clock: clock.name,
  cycle: clock.cycle,
  n: clock.n,
})

export const clockOf = (complaint: Complaint, ref: ClockRef): Clock | undefined =>
  complaint.clocks.find((one) => one.name === ref.clock && one.cycle === ref.cycle && one.n === ref.n)

/** The one that runs in the present cycle. */
export const runningClock = ({ clocks, cycle }: Complaint, name: string): Clock | undefined =>
  clocks.find((clock) => clock.name === name && clock.state === 'running' && clock.cycle === cycle)

export const isRunning = (clock: Clock): boolean => clock.state === 'running'

/** Whether an instant was named for it, by a promise or by a lead: no term is counted then. */
export const isNamed = ({ fixedDueAt, moved }: Clock): boolean =>
  fixedDueAt !== undefined || moved !== undefined

/** Whether its due has passed unmet: a fact that stands until it is voided. */
export const isBreached = (clock: Clock): boolean => clock.breach !== undefined && !clock.breach.voided

/** An extension that waits for its notice: not in force, nor taken back. */
export const waitingExtension = ({ extensions }: Clock): Extension | undefined =>
  extensions?.find(({ inForce, cancelledAt }) => !inForce && cancelledAt === undefined)

/** The term that applies now: by what it is classified as, else the rule's own. */
export function termOf(complaint: Complaint, rule: ClockRule): TermRule {
  const { classification } = complaint
  if (!rule.termWhen) return rule.term
  return termFor(
    rule,
    classification && { urgency: URGENCY, ...classification, priority: priorityOf(complaint) },
  )
}

/** When a clock is due, recomputed from its start with all its pauses and the extensions in force. */
export function deadlineOf(
  complaint: Complaint,
  rule: ClockRule,
  clock: Clock,
  pauses: readonly Pause[],
): Deadline {
  const { calendar } = complaint
  const { moved } = clock
  let deadline =
    moved !== undefined
      ? fixedAt(
          moved.dueAt,
          pauses.filter(({ from }) => from >= moved.at),
        )
      : clock.fixedDueAt === undefined
        ? dueOf(clock.startedAt, termOf(complaint, rule), calendar, pauses)
        : fixedAt(clock.fixedDueAt, pauses)
  for (const extension of (clock.extensions ?? []).slice(moved?.extensions ?? 0)) {
    if (!extension.inForce) continue
    // What was paused before is in the due already; a pause begun after it lies in the time that was added.
    const later = pauses.filter(({ from }) => from > deadline.dueAt)
    const further = dueOf(deadline.dueAt, extension.by, calendar, later)
    deadline = { ...further, provisional: deadline.provisional || further.provisional }
  }
  return deadline
}

/** An instant that was named: it moves by what stood still since. */
const fixedAt = (dueAt: Instant, pauses: readonly Pause[]): Deadline => ({
  dueAt: dueAt + sum(pauses.map(({ from, until }) => until - from)),
  provisional: false,
})

/** A deadline as the events carry it: provisional only where it is. */
export const asDue = ({ dueAt, provisional }: Deadline): { dueAt: Instant; provisional?: true } =>
  provisional ? { dueAt, provisional } : { dueAt }

/** The instant one span later: an elapsed length, or the same time of day on the nth counted day. */
export function instantAfter(from: Instant, span: Span, { calendar }: Pick<Complaint, 'calendar'>): Instant {
  return span.amount === 0 ? from : dueOf(from, { ...span, due: 'sameTime' }, calendar).dueAt
}

/** How much counted time pauses may still credit, in the limit's unit; infinite without a limit (F20). */
export function pauseLeftMs(complaint: Complaint, rule: ClockRule, clock: Clock): number {
  if (!rule.maxPause) return Infinity
  const { amount, unit } = rule.maxPause
  const used = clock.pauses.map((pause) => pausedMs(pause, unit, complaint.calendar))
  return Math.max(0, amount * LENGTH_MS[unit] - sum(used))
}

const pausedMs = remembered(({ from, until }: Pause, unit: Unit, calendar: Calendar): number =>
  countedMs(from, until, unit, calendar),
)

/** What is waited for that pauses a clock; that which is let go beyond its limits before others. */
export function waitingFor(
  { waiting }: Pick<Complaint, 'waiting'>,
  { pausesOn }: ClockRule,
): Waiting | undefined {
  const pausing = waiting.filter(({ reason }) => pausesOn?.includes(reason))
  return pausing.find(({ beyondLimit }) => beyondLimit) ?? pausing[0]
}

/** Pauses that touch are one: a single wait may have been written down in pieces. */
const timesPaused = ({ pauses }: Clock): number =>
  pauses.filter(({ from }, index) => index === 0 || from > pauses[index - 1]!.until).length

/** Whether pauses have been as long or as many as they may, but for one that is let go beyond (F20). */
export const isPausedEnough = (complaint: Complaint, rule: ClockRule, clock: Clock): boolean =>
  timesPaused(clock) >= (rule.maxPauses ?? Infinity) || pauseLeftMs(complaint, rule, clock) <= 0

/** Why a clock stands still now, or undefined when it may run. */
export function pauseReason(complaint: Complaint, rule: ClockRule, clock: Clock): WaitReason | undefined {
  if (!isRunning(clock) || isBreached(clock)) return undefined
  const waiting = waitingFor(complaint, rule)
  return waiting && (waiting.beyondLimit || !isPausedEnough(complaint, rule, clock))
    ? waiting.reason
    : undefined
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
