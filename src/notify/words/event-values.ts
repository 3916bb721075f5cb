import { nameOf, NO_NAMES } from '../../words/vocabulary.ts'
import { clockKey } from '../../domain/complaint.ts'
import type { Task } from '../../domain/parts/duties.ts'
import type { Names, Language } from '../../domain/names.ts'
import type { Instant } from '../../domain/instant.ts'
import { isOpenTask } from '../../domain/time/tasks.ts'
import { redressText } from '../../words/telling/redress.ts'
import type { Event, EventOf, EventType } from '../../domain/event.ts'
import type { ClockRef } from '../../domain/events/timekeeping.ts'
import type { NoticeFacts } from '../outgoing-notice.ts'
import { clockName } from '../../words/clocks.ts'
import { promiseOrName } from '../../words/promises.ts'
import { UPHELD } from '../../words/findings.ts'
import { KINDS, SEVERITIES } from '../../words/matters.ts'
import { ROLES } from '../../words/people.ts'
import { OUTCOMES } from '../../words/stages.ts'
import { emergencyValues } from './emergency-values.ts'
import { personName } from './person-name.ts'
import { responsibilityValues } from './responsibility-values.ts'
import { own, formatted, type Catalogue, type Values } from './catalogue.ts'

export type Titles = Pick<Names, 'rootCauses' | 'clocks' | 'promises'>
export type Writing = {
  language: Language
  words: Catalogue
  /** An instant as it stands in a letter. */
  instant: (at: Instant) => string
  /** What root causes and clocks are called. */
  titles: Titles
}
type Complaint = NoticeFacts['complaint']

/** What the event itself has to say. */
export function eventValues(facts: NoticeFacts, writing: Writing): Values {
  const { event, complaint } = facts
  switch (event.type) {
    case 'assigned':
    case 'proposalReturned':
    case 'solutionDeclined':
    case 'waitingGivenUp':
      return { reason: event.reason }
    case 'proposalApproved':
      return { comment: event.comment }
    case 'informationRequested':
      return { what: event.what, until: runningDue(complaint, 'information', writing) }
    case 'informationProvided':
      return { what: event.text, from: event.from ?? 'customer' }
    case 'solutionProposed':
      return { ...proposalValues(event, writing), by: personName(facts, event.by) }
    case 'solutionOffered':
      return offered(facts, writing)
    case 'executionRecorded':
      return { what: event.what, revisitBy: runningDue(complaint, 'revisit', writing) }
    case 'solutionAccepted':
      return { executionDue: runningDue(complaint, 'execution', writing) }
    case 'cycleOpened':
      return { cycle: event.cycle, why: event.why }
    case 'absorbed':
      return { other: event.number, by: personName(facts, event.mergedBy) }
    case 'closed':
      return closingValues(facts, event, writing)
    default:
      return {
        ...timeValues(facts, writing),
        ...escalationValues(facts, writing),
        ...workValues(facts, writing),
        ...sortingValues(facts, writing),
        ...clearanceValues(facts, writing),
        ...responsibilityValues(facts, writing.language),
        ...emergencyValues(facts, writing),
      }
  }
}

/** What is to be cleared, and by when. */
function clearanceValues(facts: NoticeFacts, writing: Writing): Values {
  const { event, complaint } = facts
  if (event.type !== 'clearanceNeeded' && event.type !== 'cleared' && event.type !== 'clearanceReturned')
    return {}
  const proposal = event.of === 'proposal' ? complaint.proposal : undefined
  return {
    of: event.of,
    by: personName(facts, event.type === 'clearanceNeeded' ? event.draftedBy : event.by),
    measures: proposal?.measures,
    redress: proposal && redressText(proposal, writing.language),
    reasons: complaint.clearance?.response?.reasons,
    until: runningDue(complaint, 'clearance', writing),
    comment: event.type === 'cleared' ? event.comment : undefined,
    reason: event.type === 'clearanceReturned' ? event.reason : undefined,
  }
}

/** What it is, and of which kind. */
function sortingValues({ event }: NoticeFacts, { language }: Writing): Values {
  if (event.type === 'classified')
    return { category: event.category, severity: SEVERITIES[event.severity][language] }
  if (event.type !== 'kindChanged') return {}
  const { kind, before, reason, objected } = event
  return {
    ...(kind !== 'complaint' && { open: kind }),
    ...{ kind: KINDS[kind][language], before: KINDS[before][language], reason },
    by: objected ? 'customer' : 'house',
  }
}

const offered = ({ complaint, related }: NoticeFacts, writing: Writing): Values => ({
  ...proposalValues(lastOf(related, 'solutionProposed'), writing),
  until: runningDue(complaint, 'consent', writing),
})

/** What time has to say of a clock, and who extends it. */
function timeValues(facts: NoticeFacts, writing: Writing): Values {
  const { event, complaint } = facts
  switch (event.type) {
    case 'reminded':
      return reminded(facts, event, writing)
    case 'warned':
      return {
        ...clockValues(complaint, event, writing),
        share: Math.round(event.share * 100),
        state: event.share > 1 ? 'late' : 'ahead',
      }
    case 'breached':
      return {
        ...clockValues(complaint, event, writing),
        promise: promiseOrName(event.clock, writing.language, writing.titles),
      }
    case 'dueMoved':
    case 'extensionGranted':
      return {
        ...clockValues(complaint, event, writing),
        newDue: writing.instant(event.dueAt),
        reason: event.reason,
      }
    default:
      return {}
  }
}

function escalationValues(facts: NoticeFacts, writing: Writing): Values {
  const { event, related, complaint } = facts
  switch (event.type) {
    case 'escalated': {
      const steps = [...related, event].filter((one) => one.type === 'escalated')
      const ref = clockOfSource(complaint, event.source)
      return {
        ...(ref && clockValues(complaint, ref, writing)),
        level: event.level,
        source: sourceKind(event),
        reason: event.reason,
        unmet: event.unmet ? 'unmet' : 'no',
        steps: steps.length > 1 ? steps.map((step) => stepText(step, writing)).join('\n') : undefined,
      }
    }
    case 'escalationDelegated':
      return { level: levelIn(event.key), by: personName(facts, event.by), reason: event.reason }
    case 'escalationAccepted':
      return { level: levelIn(event.key), by: personName(facts, event.by), comment: event.comment }
    default:
      return {}
  }
}

/** Tasks, supervise orders, and letters by hand: in their own words, or in ready ones. */
function workValues(facts: NoticeFacts, writing: Writing): Values {
  const { complaint, event } = facts
  const { instant } = writing
  if (event.type === 'closingHeld') {
    const open = complaint.tasks.find((task) => task.mandatory && isOpenTask(task))
    return { task: open?.n, title: open?.title }
  }
  if ('task' in event) {
    const task = complaint.tasks.find(({ n }) => n === event.task)
    return {
      task: event.task,
      title: task?.title,
      department:
        task && nameOf({ ...NO_NAMES, ...facts.names }, 'departments', task.department, writing.language),
      taskDue: task?.dueAt === undefined ? undefined : instant(task.dueAt),
      startsAt: task?.startsAt === undefined ? undefined : instant(task.startsAt),
      place: task?.place,
      store: task?.storeId,
      ...visitValues(task?.visit, writing),
      ...(event.type === 'taskCompleted' && { result: event.result }),
    }
  }
  if (event.type === 'referralRecorded')
    return { origin: event.origin, reference: event.reference, referralDue: instant(event.dueAt) }
  if (event.type === 'handlingAccepted') return { said: event.said }
  if (event.type === 'takenOver') return { comment: event.comment }
  if (event.type === 'messageWritten') return { text: event.text, ready: event.template }
  if (!('order' in event)) return {}
  const order = complaint.supervision?.find(({ n }) => n === event.order)
  return {
    by: 'by' in event ? personName(facts, event.by) : undefined,
    instruction: order?.instruction,
    orderDue: order && instant(order.dueAt),
    ...(event.type === 'supervisionReplied' && { reply: event.reply }),
    ...(event.type === 'supervisionConcluded' && { comment: event.comment }),
  }
}

const visitValues = (visit: Task['visit'], { instant }: Writing): Values => ({
  visitPlace: visit?.place,
  visitAt: visit?.at === undefined ? undefined : instant(visit.at),
})

function reminded({ complaint, related }: NoticeFacts, event: EventOf<'reminded'>, writing: Writing): Values {
  const clock = complaint.clocks.find((one) => clockKey(one) === keyOf(event))
  const until = writing.instant(clock?.dueAt ?? event.dueAt)
  if (event.of === 'consent') {
    const { measures, redress } = proposalValues(lastOf(related, 'solutionProposed'), writing)
    return { of: event.of, until, what: measures, redress }
  }
  const asked =
    event.of === 'information'
      ? lastOf(related, 'informationRequested')
      : lastOf(related, 'thirdPartyAwaited')
  return { of: event.of, until, what: asked?.what }
}

function proposalValues(
  proposed: EventOf<'solutionProposed'> | undefined,
  { language, instant }: Writing,
): Values {
  if (!proposed) return {}
  const { measures, executeBy } = proposed
  return {
    measures,
    redress: redressText(proposed, language),
    executeBy: executeBy === undefined ? undefined : instant(executeBy),
  }
}

/** The decision told with a closing is the one it was closed by, not one of an earlier cycle. */
function closingValues(
  { complaint, related }: NoticeFacts,
  { outcome, reopenUntil }: EventOf<'closed'>,
  { language, instant, titles }: Writing,
): Values {
  const answer = lastOf(related, 'finalResponseGiven')
  const { upheld, rootCause, proposal } = complaint
  return {
    outcome,
    outcomeName: OUTCOMES[outcome][language],
    reasons: answer?.reasons ?? lastOf(related, 'refused')?.reason,
    routes: answer?.routes,
    to: lastOf(related, 'transferred')?.to,
    reopenUntil: outcome === 'merged' ? undefined : instant(reopenUntil),
    upheld: upheld && UPHELD[upheld][language],
    rootCause: rootCause && nameOf({ ...NO_NAMES, ...titles }, 'rootCauses', rootCause, language),
    measures: proposal?.state === 'accepted' ? proposal.measures : undefined,
  }
}

const lastOf = <T extends EventType>(events: readonly Event[], type: T): EventOf<T> | undefined =>
  events.findLast((event): event is EventOf<T> => event.type === type)

const keyOf = ({ clock, cycle, n }: ClockRef): string => clockKey({ name: clock, cycle, n })

/** When a clock of this name, if it runs, is due. */
function runningDue({ clocks }: Complaint, name: string, { instant }: Writing): string | undefined {
  const clock = clocks.findLast((one) => one.name === name && one.state === 'running')
  return clock && instant(clock.dueAt)
}

function clockValues(complaint: Complaint, ref: ClockRef, { language, instant, titles }: Writing): Values {
  const clock = complaint.clocks.find((one) => clockKey(one) === keyOf(ref))
  const due = clock?.breach?.dueAt ?? clock?.dueAt
  return {
    clock: clockName(ref.clock, language, titles.clocks),
    due: due === undefined ? undefined : instant(due),
  }
}

function clockOfSource({ clocks }: Complaint, source: string): ClockRef | undefined {
  const clock = clocks.find((one) => clockKey(one) === source)
  return clock && { clock: clock.name, cycle: clock.cycle, n: clock.n }
}

function sourceKind({ clock, source }: EventOf<'escalated'>): string {
  if (clock !== undefined) return 'clock'
  return own({ severity: 'severity', supervision: 'supervision' }, source.split(/[/:]/)[1] ?? '') ?? 'manual'
}

/** Keys end in the level and how often it was repeated. */
const levelIn = (key: string): string | undefined => /\/L(\d+)\/\d+$/.exec(key)?.[1]

const stepText = ({ level, to, at }: EventOf<'escalated'>, { language, words, instant }: Writing): string =>
  formatted(language, words.step, { level, role: ROLES[to][language], at: instant(at) }) ?? ''
