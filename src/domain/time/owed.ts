import type { Pause } from '../calendar/counting.ts'
import { pendingClearance } from '../policy/clearance.ts'
import { isBreached, isRunning } from './clocks.ts'
import { isOfEmergency } from '../supervision/emergency.ts'
import { runningClocks } from './going-on.ts'
import { openReferral } from './referral.ts'
import type { Clock, Complaint } from '../complaint.ts'
import type { Instant } from '../instant.ts'
import type { ClockRule, Trigger } from '../policy/policy.ts'

/**
 * What is owed of a rule that came with an adopted policy: since when, or nothing, where it runs already, was met, or
 * is not due at this stage. Triggers are read from how the complaint stands: it keeps no events.
 */
export function owedSince(complaint: Complaint, rule: ClockRule): Instant | undefined {
  if (rule.cycles === 'first' && complaint.cycle > 1) return undefined
  if (rule.inStages && !rule.inStages.includes(complaint.stage)) return undefined
  if (isOfEmergency(rule) && runningClocks(complaint).some(({ name }) => name === rule.name)) return undefined
  const before = lastRun(complaint, rule)
  if (before && (isRunning(before) || (rule.once && !before.dropped))) return undefined
  const recurs = rule.from.some((trigger) => rule.until.includes(trigger))
  const ends = [...(recurs ? [] : rule.until), ...(rule.cancelledBy ?? [])]
  if (ends.some((trigger) => hasHappened(complaint, trigger))) return undefined
  const start = latest(rule.from.map((trigger) => pulledAt(complaint, trigger)))
  // Of the last contact nothing is kept: what is owed every so often begins with the adoption.
  if (!before && start !== undefined && recurs) return Math.max(start, complaint.lastAt)
  if (!before || (start !== undefined && start > before.endedAt!)) return start
  // Of what started some clocks nothing is kept but the run that was dropped.
  const stands = start !== undefined || rule.from.every((trigger) => !KEPT.has(trigger))
  return before.dropped && !isBreached(before) && stands ? before.startedAt : undefined
}

const latest = (instants: readonly (Instant | undefined)[]): Instant | undefined => {
  const known = instants.filter((at) => at !== undefined)
  return known.length === 0 ? undefined : Math.max(...known)
}

/** Of a run that an adoption has ended: how long it stood still counts on. */
export const pausesBefore = (complaint: Complaint, rule: Pick<ClockRule, 'name'>): readonly Pause[] =>
  lastRun(complaint, rule)?.pauses ?? []

/** The run of the same clock that began as this one was met. */
export const nextRun = ({ clocks }: Complaint, { name, cycle, n, endedAt }: Clock): Clock | undefined =>
  clocks.find(
    (one) => one.name === name && one.cycle === cycle && one.n === n + 1 && one.startedAt === endedAt,
  )

/** How long it stood still until an instant. */
export function pausesOfNextRun(complaint: Complaint, clock: Clock, until: Instant): readonly Pause[] {
  const { pauses = [], pausedAt } = nextRun(complaint, clock) ?? {}
  return pausedAt === undefined ? pauses : [...pauses, { from: pausedAt, until }]
}

const lastRun = ({ clocks, cycle }: Complaint, { name }: Pick<ClockRule, 'name'>): Clock | undefined =>
  clocks.findLast((clock) => clock.name === name && clock.cycle === cycle)

/** Triggers whose instant the complaint keeps for as long as they stand. */
const KEPT: ReadonlySet<Trigger> = new Set([
  ...(['received', 'cycleOpened', 'acknowledged', 'customerContacted', 'informationRequested'] as const),
  ...(['thirdPartyAwaited', 'solutionOffered', 'solutionAccepted', 'executionRecorded'] as const),
  'referralRecorded',
  'emergencyEnded',
  'clearanceNeeded' as const,
])

/** The instant of what started something and still stands. */
function pulledAt(complaint: Complaint, trigger: Trigger): Instant | undefined {
  const { cycle, countsFrom, receivedAt, cycleOpenedAt, acknowledgedAt, stage, movedAt, proposal } = complaint
  const since = (...reasons: string[]) =>
    complaint.waiting.find(({ reason }) => reasons.includes(reason))?.since
  switch (trigger) {
    case 'received':
      return cycle === 1 ? (countsFrom ?? receivedAt) : undefined
    case 'cycleOpened':
      return cycle > 1 ? cycleOpenedAt : undefined
    case 'acknowledged':
    case 'customerContacted':
      return cycle === 1 ? acknowledgedAt : undefined
    case 'informationRequested':
      return since('information')
    case 'thirdPartyAwaited':
      return since('thirdParty', 'appraisal')
    case 'clearanceNeeded':
      return pendingClearance(complaint)?.at
    case 'referralRecorded':
      return openReferral(complaint)?.at
    case 'emergencyEnded':
      return complaint.emergencyEnded?.at
    case 'solutionOffered':
      return proposal?.state === 'offered' ? (since('consent') ?? proposal.at) : undefined
    case 'solutionAccepted':
      return stage === 'executing' ? movedAt : undefined
    case 'executionRecorded':
      return stage === 'revisiting' ? movedAt : undefined
    default:
      return undefined
  }
}

function hasHappened(complaint: Complaint, trigger: Trigger): boolean {
  const { acknowledgedAt, classification, stage, rootCause, proposal, cycle } = complaint
  switch (trigger) {
    case 'acknowledged':
    case 'customerContacted':
      return cycle === 1 && acknowledgedAt !== undefined
    case 'classified':
      return classification !== undefined
    case 'assigned':
      return stage !== 'received'
    case 'handlingAccepted':
      return complaint.handlingAcceptedAt !== undefined
    case 'findingsRecorded':
      return rootCause !== undefined
    case 'solutionProposed':
      return proposal !== undefined
    case 'solutionOffered':
      return proposal !== undefined && ['offered', 'accepted', 'declined'].includes(proposal.state)
    case 'solutionAccepted':
    // Who has accepted it has been told of it.
    case 'decisionSent':
      return stage === 'executing' || stage === 'revisiting'
    case 'solutionDeclined':
      return proposal?.state === 'declined'
    case 'emergencyEnded':
      return !complaint.emergency
    case 'emergencyEvaluated':
      return complaint.emergencyEnded?.evaluatedAt !== undefined
    case 'executionRecorded':
      return stage === 'revisiting'
    default:
      return false
  }
}
