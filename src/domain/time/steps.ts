import type { Calendar } from '../calendar/calendar.ts'
import { isBreached, isNamed, pauseLeftMs, refOf, ruleOf, termOf, waitingFor } from './clocks.ts'
import type { Clock, Complaint } from '../complaint.ts'
import { advance, dueOf, usedShareAt } from '../calendar/counting.ts'
import type { Event } from '../event.ts'
import type { Instant } from '../instant.ts'
import { ordersKept, runningClocks, tasksKept, unended } from './going-on.ts'
import { remindedAt } from './tasks.ts'
import { letterElsewhere } from '../notices/decision.ts'
import { nextRung } from './ladder.ts'
import { expiry, lapse, resume } from './lapse.ts'
import { overdue } from '../supervision/orders.ts'
import { warnedAgainFrom } from './registration.ts'
import type { ClockRule } from '../policy/policy.ts'
import type { TermRule } from '../policy/terms.ts'
import { remembered } from '../remember.ts'

/** Time is a command too; only the workflow may send these. */
export type StepKind =
  | 'warn'
  | 'remind'
  | 'lapse'
  | 'giveUpWaiting'
  | 'endPause'
  | 'climb'
  | 'taskOverdue'
  | 'appointmentNear'
  | 'supervisionOverdue'
  | 'letterSent'
  | 'archive'

/** Something that happens by itself once its instant has passed, unless a person acts before. */
export type Step = { kind: StepKind; at: Instant; what: string; events: () => Event[] }

/** The next thing that time does to this complaint: its alarm is set one millisecond after. */
export const nextStep: (complaint: Complaint) => Step | undefined = remembered((complaint: Complaint) =>
  earliest([
    ...letterSent(complaint),
    ...runningClocks(complaint).flatMap((clock) => clockSteps(complaint, clock)),
    ...climb(complaint),
    ...taskReminder(complaint),
    ...unansweredOrder(complaint),
    ...archiving(complaint),
  ]),
)

/** The first of those that are earliest. */
function earliest<T extends { at: Instant }>(all: readonly T[]): T | undefined {
  let next: T | undefined
  for (const one of all) if (!next || one.at < next.at) next = one
  return next
}

/** When a clock that is neither ended nor overdue has its next step; none when all have come to rest. */
export function nextClockStepAt(complaint: Complaint): Instant | undefined {
  const going = runningClocks(complaint).filter((clock) => !isBreached(clock))
  const instants = going.flatMap((clock) => clockSteps(complaint, clock)).map(({ at }) => at)
  return instants.length > 0 ? Math.min(...instants) : undefined
}

function clockSteps(complaint: Complaint, clock: Clock): Step[] {
  const rule = ruleOf(complaint, clock.name)
  if (!rule) return []
  const isOwed = rule.inStages?.includes(complaint.stage) ?? true
  if (isBreached(clock)) return rule.recurs && isOwed ? [warningAgain(complaint, rule, clock)] : []
  if (clock.pausedAt !== undefined) return pauseLimit(complaint, rule, clock, clock.pausedAt)
  return [...warning(complaint, rule, clock), due(complaint, rule, clock)]
}

function pauseLimit(complaint: Complaint, rule: ClockRule, clock: Clock, pausedAt: Instant): Step[] {
  if (!rule.maxPause || waitingFor(complaint, rule)?.beyondLimit) return []
  const reached = advance(
    pausedAt,
    pauseLeftMs(complaint, rule, clock),
    rule.maxPause.unit,
    complaint.calendar,
  )
  // What was let go beyond the limit is not taken back.
  const at = Math.max(reached, complaint.beyondLimitUntil ?? reached)
  const events = (): Event[] => [{ ...resume(complaint, rule, clock, at), why: 'pauseLimit' }]
  return [{ kind: 'endPause', at, what: `${clock.name} runs on: the pause limit is reached`, events }]
}

/** The next warning at its share of counted time; where a changed due has passed several at once, the last of them. */
function warning(complaint: Complaint, rule: ClockRule, clock: Clock): Step[] {
  const term = termOf(complaint, rule)
  const left = sharesLeft(clock, rule, term, complaint.calendar).map((one) => ({
    ...one,
    at: Math.max(one.at, complaint.lastAt),
  }))
  const next = left.findLast(({ at }) => at <= complaint.lastAt) ?? left[0]
  if (!next || next.at >= clock.dueAt) return []
  const { share, nth, at } = next
  const shared = { at, ...refOf(clock), share, nth, dueAt: clock.dueAt }
  return rule.waitsFor
    ? [
        step('remind', at, `reminder: ${rule.waitsFor} owed`, {
          type: 'reminded',
          of: rule.waitsFor,
          ...shared,
        }),
      ]
    : [step('warn', at, `${clock.name} ${share * 100} % used`, { type: 'warned', ...shared })]
}

const sharesLeft = remembered(
  (clock: Clock, { warnAt = [] }: ClockRule, term: TermRule, calendar: Calendar) => {
    const shareAt = (share: number): Instant =>
      !isNamed(clock) && !clock.extensions?.some(({ inForce }) => inForce)
        ? usedShareAt(share, clock.startedAt, term, calendar, clock.pauses)
        : Math.round(clock.startedAt + share * (clock.dueAt - clock.startedAt))
    return warnAt
      .slice(clock.warnings)
      .map((share, index) => ({ share, nth: clock.warnings + index + 1, at: shareAt(share) }))
  },
)

/** What is owed every so often is warned of again when its term has passed once more since the lapse, and so on. */
function warningAgain(complaint: Complaint, rule: ClockRule, clock: Clock): Step {
  const before = rule.warnAt?.length ?? 0
  const times = Math.max(clock.warnings - before, 0) + 1
  const term = termOf(complaint, rule)
  const { dueAt } = clock
  const from = warnedAgainFrom(complaint, dueAt)
  const at = Math.max(dueAgain(clock, from, term, times, complaint.calendar), complaint.lastAt)
  const event: Event = { type: 'warned', at, ...refOf(clock), share: 1 + times, nth: before + times, dueAt }
  return step('warn', at, `${clock.name} still owed`, event)
}

const dueAgain = remembered(
  (_: Clock, from: Instant, term: TermRule, times: number, calendar: Calendar): Instant =>
    dueOf(from, { ...term, amount: term.amount * times }, calendar).dueAt,
)

/** Overdue: the firm's lapse is a breach; what a customer or third party owes expires and is waited for no longer. */
function due(complaint: Complaint, rule: ClockRule, clock: Clock): Step {
  const { dueAt } = clock
  if (rule.owedBy === 'agent') {
    const noticedAt = Math.max(dueAt, complaint.registeredAt)
    const events = () => lapse(complaint, rule, clock, dueAt, noticedAt)
    return { kind: 'lapse', at: dueAt, what: `${clock.name} due`, events }
  }
  const events = () => expiry(complaint, rule, clock, dueAt)
  return { kind: 'giveUpWaiting', at: dueAt, what: `${clock.name} expires`, events }
}

function climb(complaint: Complaint): Step[] {
  const rungs = unended(complaint).flatMap((escalation) => nextRung(complaint, escalation) ?? [])
  const rung = earliest(rungs)
  return rung ? [step('climb', rung.at, `${rung.clock ?? 'escalation'} to level ${rung.level}`, rung)] : []
}

function taskReminder({ tasks, stage }: Complaint): Step[] {
  const owed = stage === 'closed' ? [] : tasksKept.in(tasks)
  const next = earliest(owed.map((task) => ({ task, at: remindedAt(task)! })))
  if (!next) return []
  const { task, at } = next
  const { n } = task
  return task.startsAt === undefined
    ? [step('taskOverdue', at, `task ${n} due`, { type: 'taskOverdue', at, task: n })]
    : [step('appointmentNear', at, `appointment ${n} near`, { type: 'appointmentNear', at, task: n })]
}

function unansweredOrder(complaint: Complaint): Step[] {
  const owed = ordersKept.in(complaint.supervision ?? [])
  const order = earliest(owed.map((one) => ({ at: one.dueAt, one })))?.one
  if (!order) return []
  return [
    {
      kind: 'supervisionOverdue',
      at: order.dueAt,
      what: `supervise order ${order.n} due`,
      events: () => overdue(complaint, order),
    },
  ]
}

function letterSent(complaint: Complaint): Step[] {
  const letter = letterElsewhere(complaint)
  if (!letter) return []
  const at = letter.sentAt
  return [step('letterSent', at, 'the letter of the decision', { type: 'noticeConfirmed', at, ...letter })]
}

function archiving({ reopenUntil: at, archivedAt }: Complaint): Step[] {
  if (at === undefined || archivedAt !== undefined) return []
  return [step('archive', at, 'archive', { type: 'archived', at })]
}

const step = (kind: StepKind, at: Instant, what: string, event: Event): Step => ({
  kind,
  at,
  what,
  events: () => [event],
})
