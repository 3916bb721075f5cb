import { isBreached, isRunning, pauseLeftMs, refOf, ruleOf, termOf } from './clocks.ts'
import type { Clock, Complaint } from './complaint.ts'
import { lapse, resume } from './consequences.ts'
import { advance, dueOf, usedShareAt } from './calendar/counting.ts'
import type { Event } from './event.ts'
import type { Instant } from './instant.ts'
import { nextRung } from './ladder.ts'
import { openOrders, overdue } from './supervision.ts'
import type { ClockRule } from './policy.ts'

/** Time is a command too; only the workflow may send these. */
export type StepKind =
  | 'warn'
  | 'remind'
  | 'lapse'
  | 'giveUpWaiting'
  | 'endPause'
  | 'climb'
  | 'taskOverdue'
  | 'supervisionOverdue'
  | 'archive'

/** Something that happens by itself once its instant has passed, unless somebody acts before. */
export type Step = { kind: StepKind; at: Instant; what: string; events: () => Event[] }

/** The next thing that time does to this complaint: its alarm is set one millisecond after. */
export function nextStep(complaint: Complaint): Step | undefined {
  if (!found.has(complaint)) found.set(complaint, findNextStep(complaint))
  return found.get(complaint)
}

/** Asked several times of the same complaint, which is never changed in place. */
const found = new WeakMap<Complaint, Step | undefined>()

function findNextStep(complaint: Complaint): Step | undefined {
  const steps = [
    ...complaint.clocks.flatMap((clock) => clockSteps(complaint, clock)),
    ...climbs(complaint),
    ...taskReminders(complaint),
    ...unansweredOrders(complaint),
    ...archiving(complaint),
  ]
  let next: Step | undefined
  for (const step of steps) if (!next || step.at < next.at) next = step
  return next
}

/** When a clock that is neither ended nor overdue has its next step; none when all have come to rest. */
export function nextClockStepAt(complaint: Complaint): Instant | undefined {
  const going = complaint.clocks.filter((clock) => !isBreached(clock))
  const instants = going.flatMap((clock) => clockSteps(complaint, clock)).map(({ at }) => at)
  return instants.length > 0 ? Math.min(...instants) : undefined
}

function clockSteps(complaint: Complaint, clock: Clock): Step[] {
  const rule = isRunning(clock) ? ruleOf(complaint, clock.name) : undefined
  if (!rule) return []
  const isOwed = rule.inStages?.includes(complaint.stage) ?? true
  if (isBreached(clock)) return rule.recurs && isOwed ? [warningAgain(complaint, rule, clock)] : []
  if (clock.pausedAt !== undefined) return pauseLimit(complaint, rule, clock, clock.pausedAt)
  return [...warning(complaint, rule, clock), due(complaint, rule, clock)]
}

function pauseLimit(complaint: Complaint, rule: ClockRule, clock: Clock, pausedAt: Instant): Step[] {
  if (!rule.maxPause) return []
  const at = advance(pausedAt, pauseLeftMs(complaint, rule, clock), rule.maxPause.unit, complaint.calendar)
  const events = (): Event[] => [{ ...resume(complaint, rule, clock, at), why: 'pauseLimit' }]
  return [{ kind: 'endPause', at, what: `${clock.name} runs on: the pause limit is reached`, events }]
}

/** The next warning at its share of counted time; where a changed due has passed several at once, the last of them. */
function warning(complaint: Complaint, rule: ClockRule, clock: Clock): Step[] {
  const term = termOf(complaint, rule)
  const shareAt = (share: number): Instant =>
    clock.fixedDueAt === undefined && !clock.extensions?.some(({ inForce }) => inForce)
      ? usedShareAt(share, clock.startedAt, term, complaint.calendar, clock.pauses)
      : Math.round(clock.startedAt + share * (clock.dueAt - clock.startedAt))
  const left = (rule.warnAt ?? []).slice(clock.warnings).map((share, index) => ({
    share,
    nth: clock.warnings + index + 1,
    at: Math.max(shareAt(share), complaint.lastAt),
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

/** What is owed every so often is warned of again when its term has passed once more since the lapse, and so on. */
function warningAgain(complaint: Complaint, rule: ClockRule, clock: Clock): Step {
  const before = rule.warnAt?.length ?? 0
  const times = Math.max(clock.warnings - before, 0) + 1
  const term = termOf(complaint, rule)
  const { dueAt } = clock
  const again = dueOf(dueAt, { ...term, amount: term.amount * times }, complaint.calendar)
  const at = Math.max(again.dueAt, complaint.lastAt)
  const event: Event = { type: 'warned', at, ...refOf(clock), share: 1 + times, nth: before + times, dueAt }
  return step('warn', at, `${clock.name} still owed`, event)
}

/** Overdue: the firm's lapse is a breach; what a customer or third party owes expires and is waited for no longer. */
function due(complaint: Complaint, rule: ClockRule, clock: Clock): Step {
  const { dueAt } = clock
  if (rule.owedBy === 'agent') {
    const noticedAt = Math.max(dueAt, complaint.registeredAt)
    const events = () => lapse(complaint, rule, clock, dueAt, noticedAt)
    return { kind: 'lapse', at: dueAt, what: `${clock.name} due`, events }
  }
  const expired: Event = { type: 'clockExpired', at: dueAt, ...refOf(clock), dueAt }
  const reasons = complaint.waiting.map(({ reason }) => reason)
  const given = reasons.filter(
    (reason) => reason === rule.waitsFor || (rule.waitsFor === 'thirdParty' && reason === 'appraisal'),
  )
  const givenUp = given.map((reason): Event => ({ type: 'waitingGivenUp', at: dueAt, reason }))
  return {
    kind: 'giveUpWaiting',
    at: dueAt,
    what: `${clock.name} expires`,
    events: () => [expired, ...givenUp],
  }
}

function climbs(complaint: Complaint): Step[] {
  return complaint.escalations.flatMap((escalation) => {
    const rung = nextRung(complaint, escalation)
    return rung ? [step('climb', rung.at, `${rung.clock ?? 'escalation'} to level ${rung.level}`, rung)] : []
  })
}

function taskReminders({ tasks, stage }: Complaint): Step[] {
  if (stage === 'closed') return []
  return tasks.flatMap(({ n, dueAt, completedAt, reminded }) =>
    dueAt === undefined || completedAt !== undefined || reminded
      ? []
      : [step('taskOverdue', dueAt, `task ${n} due`, { type: 'taskOverdue', at: dueAt, task: n })],
  )
}

function unansweredOrders(complaint: Complaint): Step[] {
  return openOrders(complaint).flatMap((order) =>
    order.repliedAt !== undefined || order.overdue
      ? []
      : [
          {
            kind: 'supervisionOverdue',
            at: order.dueAt,
            what: `supervise order ${order.n} due`,
            events: () => overdue(complaint, order),
          },
        ],
  )
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
