import { sees } from '../domain/disclosure/readers.ts'
import type { Event, EventType } from '../domain/event.ts'

/** What each event is called outside. */
const NAMES: Readonly<Record<EventType, string>> = {
  received: 'complaint.received',
  acknowledged: 'complaint.acknowledged',
  classified: 'complaint.classified',
  assigned: 'complaint.assigned',
  informationRequested: 'complaint.info_requested',
  thirdPartyAwaited: 'complaint.third_party_awaited',
  requestCancelled: 'complaint.request_cancelled',
  informationProvided: 'complaint.info_received',
  waitingGivenUp: 'complaint.waiting_given_up',
  contactRecorded: 'complaint.contact_recorded',
  noteAdded: 'complaint.note_added',
  detailsAmended: 'complaint.details_amended',
  evidenceAttached: 'complaint.evidence_attached',
  findingsRecorded: 'complaint.findings_recorded',
  interimMeasureOffered: 'complaint.interim_measure_offered',
  investigationPromised: 'complaint.investigation_promised',
  solutionProposed: 'complaint.proposed',
  proposalApproved: 'complaint.proposal_approved',
  proposalReturned: 'complaint.proposal_returned',
  solutionOffered: 'complaint.offered',
  solutionAccepted: 'complaint.consented',
  solutionDeclined: 'complaint.declined',
  executionRecorded: 'complaint.executed',
  finalResponseGiven: 'complaint.final_response_given',
  withdrawn: 'complaint.withdrawn',
  refused: 'complaint.refused',
  transferred: 'complaint.transferred',
  mergeBegun: 'complaint.merge_begun',
  mergeCancelled: 'complaint.merge_cancelled',
  merged: 'complaint.merged',
  absorbed: 'complaint.absorbed',
  released: 'complaint.released',
  reopened: 'complaint.reopened',
  cycleOpened: 'complaint.cycle_opened',
  closed: 'complaint.closed',
  archived: 'complaint.archived',
  emergencyDeclared: 'complaint.emergency_declared',
  lessonsRecorded: 'complaint.lessons_recorded',
  effortRecorded: 'complaint.effort_recorded',
  entryProved: 'complaint.entry_proved',
  entryVoided: 'complaint.entry_voided',
  noticeConfirmed: 'complaint.notice_confirmed',
  taskOpened: 'task.opened',
  taskCompleted: 'task.completed',
  taskOverdue: 'task.overdue',
  revisitRecorded: 'revisit.completed',
  clockStarted: 'clock.started',
  clockPaused: 'clock.paused',
  clockResumed: 'clock.resumed',
  dueChanged: 'clock.due_changed',
  clockMet: 'clock.stopped',
  clockCancelled: 'clock.stopped',
  clockExpired: 'clock.stopped',
  warned: 'clock.warning',
  reminded: 'clock.reminded',
  breached: 'clock.breached',
  clockReopened: 'clock.reopened',
  breachVoided: 'clock.breach_voided',
  extensionGranted: 'clock.extension_granted',
  extensionCancelled: 'clock.extension_cancelled',
  escalated: 'escalation.raised',
  escalationAccepted: 'escalation.accepted',
  escalationDelegated: 'escalation.delegated',
  escalationEnded: 'escalation.resolved',
  independenceWaived: 'handling.independence_waived',
  handlingReviewed: 'handling.reviewed',
  supervisionOrdered: 'supervision.ordered',
  supervisionReplied: 'supervision.replied',
  supervisionConcluded: 'supervision.concluded',
  supervisionOverdue: 'supervision.overdue',
  policyAdopted: 'policy.migrated',
  calendarAdopted: 'calendar.migrated',
}

/** The top of a ladder again; a revisit that found nobody. */
const typeOf = (event: Event): string => {
  if (event.type === 'escalated' && event.repeat > 0) return 'escalation.repeated'
  if (event.type === 'revisitRecorded' && event.result === 'unreachable') return 'revisit.attempted'
  return NAMES[event.type]
}

/** What the feed marks beside events: see Change. */
export const MARKS = { replaced: 'journal.replaced', erased: 'complaint.erased' } as const

/** The only message that tells of nothing. */
export const PING = 'ping'

const TYPES = [
  ...new Set(Object.values(NAMES)),
  'escalation.repeated',
  'revisit.attempted',
  ...Object.values(MARKS),
].sort()
const familyOf = (type: string) => `${type.split('.')[0]}.*`

/** Everything an endpoint may ask for: each event by its name, a family of them, or all. */
export const ASKABLE: readonly string[] = ['*', ...new Set(TYPES.map(familyOf)), ...TYPES]

export const wants = (asked: readonly string[], type: string): boolean =>
  asked.includes('*') || asked.includes(familyOf(type)) || asked.includes(type)

/**
 * An event as it is told outside: its name, and the fields that endpoints see. An event newer than this is not told.
 * Whoever needs more asks the API, as somebody who may know it.
 */
export function publicEventOf(event: Event): { type: string; fields: Record<string, unknown> } | undefined {
  if (!Object.hasOwn(NAMES, event.type)) return undefined
  const fields = Object.entries(event).filter(
    ([name, value]) => sees('endpoints', event.type, name) && !isErased(value),
  )
  return { type: typeOf(event), fields: Object.fromEntries(fields) }
}

const isErased = (value: unknown): boolean => typeof value === 'object' && value !== null && 'erased' in value
