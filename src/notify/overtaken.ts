import { clockKey, departmentOf, type Clock, type Escalation } from '../domain/complaint.ts'
import type { Event, EventOf, EventType } from '../domain/event.ts'
import type { ClockRef } from '../domain/events/timekeeping.ts'
import { askedFor } from '../domain/policy/required.ts'
import { isOpenTask } from '../domain/time/tasks.ts'
import { SURVEY } from '../domain/notices/survey.ts'
import { LATER_REVISIT } from '../domain/policy/revisits.ts'
import { complainantBefore, isOfAddress } from './complainant.ts'
import { ACTION_DUE } from './notice-facts.ts'
import type { NoticeFacts } from './outgoing-notice.ts'

type Complaint = NoticeFacts['complaint']

/** Why a notice needs not be sent any more; recorded in its stead (F55). */
export type Overtaking =
  | 'closed'
  | 'merged'
  | 'withdrawn'
  | 'reopened'
  | 'newCycle'
  | 'assigned'
  | 'assignedElsewhere'
  | 'delegatedElsewhere'
  | 'escalationEnded'
  | 'escalationAccepted'
  | 'climbedHigher'
  | 'repeated'
  | 'clockEnded'
  | 'clockPaused'
  | 'breached'
  | 'breachVoided'
  | 'warnedAgain'
  | 'answered'
  | 'approvalDone'
  | 'proposedAnew'
  | 'taskCompleted'
  | 'concluded'
  | 'released'
  | 'extensionCancelled'
  | 'unchanged'
  | 'actionDone'
  | 'emergencyOver'

/**
 * The reason why a notice needs not be sent any more, as the complaint is now. What the customer has a right to know
 * is never overtaken; only what asks them for something that they need not do any more, or what has been taken back.
 */
export function overtaken(facts: NoticeFacts): Overtaking | undefined {
  const { notice, event, complaint } = facts
  if (notice.to.role === 'customer') return noLongerAsked(facts)
  // It outlives its complaint.
  if (notice.template === ACTION_DUE) return facts.action?.isOpen ? undefined : 'actionDone'
  if (event.type === 'closed' || event.type === 'taskCancelled')
    return complaint.stage === 'closed' ? undefined : 'reopened'
  return (
    (isAfterClosing(complaint, event) ? undefined : ended(complaint)) ??
    moot(complaint, event) ??
    anothers(facts)
  )
}

function noLongerAsked(facts: NoticeFacts): Overtaking | undefined {
  const { complaint, event } = facts
  if (event.type === 'extensionGranted') return cancelled(clockOf(complaint, event), event)
  if (event.type === 'appointmentNear') return moot(complaint, event)
  if (event.type === 'breached') return clockOf(complaint, event)?.breach?.voided ? 'breachVoided' : undefined
  if (facts.notice.template === SURVEY) return complaint.stage === 'revisiting' ? undefined : 'answered'
  if (isOfAddress(facts.notice)) return sameAddress(facts)
  if (facts.notice.template === 'detailsWanted')
    return (
      ended(complaint) ??
      (askedFor(complaint.details, facts.requires ?? []).length > 0 ? undefined : 'answered')
    )
  if (event.type !== 'reminded' && event.type !== 'informationRequested') return undefined
  const reason = event.type === 'reminded' ? event.of : 'information'
  return ended(complaint) ?? answered(complaint, reason)
}

/** An amendment names what it leaves as it was, too. */
function sameAddress(facts: NoticeFacts): Overtaking | undefined {
  const before = complainantBefore(facts)
  const after = complainantBefore({ related: [...facts.related, facts.event] })
  return before?.email === after?.email && before?.phone === after?.phone ? 'unchanged' : undefined
}

/** Owed also of what is closed: later revisits, an emergency's evaluation. Who was responsible is judged then too. */
const isAfterClosing = (complaint: Complaint, event: Event): boolean =>
  ('clock' in event && (event.clock === LATER_REVISIT || isRunningYet(complaint, event))) ||
  'determination' in event ||
  event.type === 'emergencyEnded'

const isRunningYet = ({ clocks }: Complaint, { clock }: { clock?: string }): boolean =>
  clocks.some(({ name, state }) => name === clock && state === 'running')

function ended({ stage, outcome }: Complaint): Overtaking | undefined {
  if (stage !== 'closed') return undefined
  return outcome === 'merged' || outcome === 'withdrawn' ? outcome : 'closed'
}

const answered = ({ waiting }: Complaint, asked: string): Overtaking | undefined =>
  waiting.some(({ reason }) => reason === asked) ? undefined : 'answered'

/** Whether what the event asks for has been done, or has become something else. */
function moot(complaint: Complaint, event: Event): Overtaking | undefined {
  switch (event.type) {
    case 'escalated':
    case 'escalationDelegated':
      return escalation(complaint, event)
    case 'warned':
      return warning(clockOf(complaint, event), event)
    case 'breached':
      return breach(clockOf(complaint, event))
    case 'extensionGranted':
      return cancelled(clockOf(complaint, event), event)
    case 'reminded':
      return answered(complaint, event.of)
    case 'solutionProposed':
      return approval(complaint, event)
    case 'proposalApproved':
    case 'proposalReturned':
    case 'solutionAccepted':
    case 'solutionDeclined':
      return proposal(complaint, event)
    case 'clearanceNeeded':
      return clearance(complaint, event)
    case 'absorbed':
      return complaint.absorbed?.some(({ id }) => id === event.complaint) ? undefined : 'released'
    case 'received':
    case 'cycleOpened':
      return taken(complaint, event)
    default:
      return mootWork(complaint, event)
  }
}

/** Of tasks, supervise orders, responsibility and emergencies. */
function mootWork(complaint: Complaint, event: Event): Overtaking | undefined {
  switch (event.type) {
    case 'taskOpened':
    case 'taskOverdue':
    case 'appointmentNear':
      return task(complaint, event)
    case 'closingHeld':
      return complaint.closingHeld ? undefined : 'released'
    case 'supervisionOrdered':
    case 'supervisionReplied':
    case 'supervisionOverdue':
      return order(complaint, event)
    case 'responsibilityObjected':
      return objection(complaint, event)
    case 'emergencyDeclared':
    case 'resourceAssigned':
      return complaint.emergency ? undefined : 'emergencyOver'
    default:
      return undefined
  }
}

/** Whoever has it by now knows. */
function taken(
  { cycle, owner }: Complaint,
  event: EventOf<'received'> | EventOf<'cycleOpened'>,
): Overtaking | undefined {
  if (event.type === 'cycleOpened' && cycle > event.cycle) return 'newCycle'
  return owner?.person === undefined ? undefined : 'assigned'
}

const task = ({ tasks }: Complaint, event: { task: number }): Overtaking | undefined =>
  tasks.some((one) => one.n === event.task && !isOpenTask(one)) ? 'taskCompleted' : undefined

function escalation(
  { escalations }: Complaint,
  event: EventOf<'escalated'> | EventOf<'escalationDelegated'>,
): Overtaking | undefined {
  const now = escalations.find(({ source }) => event.key.startsWith(`${source}/`))
  if (!now || now.state === 'ended') return 'escalationEnded'
  if (now.state === 'accepted') return 'escalationAccepted'
  if (event.type === 'escalationDelegated')
    return now.delegatedTo === event.to ? undefined : 'delegatedElsewhere'
  return laterStep(now, event)
}

function laterStep(now: Escalation, { level, repeat }: EventOf<'escalated'>): Overtaking | undefined {
  if (now.level > level) return 'climbedHigher'
  return now.repeat > repeat ? 'repeated' : undefined
}

const clockOf = ({ clocks }: Complaint, { clock, cycle, n }: ClockRef): Clock | undefined =>
  clocks.find((one) => clockKey(one) === clockKey({ name: clock, cycle, n }))

function warning(clock: Clock | undefined, { nth, share }: EventOf<'warned'>): Overtaking | undefined {
  if (!clock || clock.state !== 'running') return 'clockEnded'
  // What recurs is warned of beyond its lapse.
  if (share < 1 && clock.breach && !clock.breach.voided) return 'breached'
  if (clock.warnings > nth) return 'warnedAgain'
  return clock.pausedAt === undefined ? undefined : 'clockPaused'
}

function breach(clock: Clock | undefined): Overtaking | undefined {
  if (!clock || clock.state !== 'running') return 'clockEnded'
  return clock.breach?.voided ? 'breachVoided' : undefined
}

const cancelled = (
  clock: Clock | undefined,
  { notice }: EventOf<'extensionGranted'>,
): Overtaking | undefined =>
  clock?.extensions?.some((one) => one.notice === notice && one.cancelledAt !== undefined)
    ? 'extensionCancelled'
    : undefined

const approval = ({ proposal }: Complaint, event: EventOf<'solutionProposed'>): Overtaking | undefined =>
  proposal?.n === event.proposal && proposal.state === 'awaitingApproval' ? undefined : 'approvalDone'

function clearance(
  { clearance: now }: Complaint,
  { clearer, at }: EventOf<'clearanceNeeded'>,
): Overtaking | undefined {
  const isAsked = now?.asked.some((one) => one.clearer === clearer && one.clearedBy === undefined)
  return now?.at === at && now.endedAt === undefined && isAsked ? undefined : 'approvalDone'
}

function proposal({ proposal, cycleOpenedAt }: Complaint, { at }: Event): Overtaking | undefined {
  if (cycleOpenedAt > at) return 'newCycle'
  return proposal && proposal.at > at ? 'proposedAnew' : undefined
}

function order(
  { supervision = [] }: Complaint,
  event: EventOf<'supervisionOrdered'> | EventOf<'supervisionReplied'> | EventOf<'supervisionOverdue'>,
): Overtaking | undefined {
  const now = supervision.find(({ n }) => n === event.order)
  if (!now || now.concludedAt !== undefined) return 'concluded'
  return event.type !== 'supervisionReplied' && now.repliedAt !== undefined ? 'answered' : undefined
}

/** Answered, or determined again. */
const objection = (
  { responsibilities = [] }: Complaint,
  { determination }: EventOf<'responsibilityObjected'>,
): Overtaking | undefined =>
  responsibilities.some((one) => one.n === determination && one.upheld === undefined) ? undefined : 'answered'

const NOT_THE_HANDLERS: ReadonlySet<EventType> = new Set([
  'escalationDelegated',
  'taskOpened',
  'appointmentNear',
  'resourceAssigned',
  'clearanceNeeded',
  'cleared',
  'clearanceReturned',
  'responsibilityDetermined',
  'responsibilityUpheld',
])

/** What goes to a complaint's handler goes to who handles it now: another has been told that it is theirs. */
function anothers({ notice: { to }, event, complaint }: NoticeFacts): Overtaking | undefined {
  if (to.role !== 'agent' || NOT_THE_HANDLERS.has(event.type)) return undefined
  const isTheirs = to.department === departmentOf(complaint) && to.person === complaint.owner?.person
  return isTheirs ? undefined : 'assignedElsewhere'
}
