import type { Event, EventOf, EventType } from '../domain/event.ts'

type Fields<T extends EventType> = readonly Exclude<keyof EventOf<T>, 'type' | 'at'>[]

const clock = ['clock', 'cycle', 'n'] as const

/**
 * What each event is called outside, and which of its fields go along: codes, numbers and instants, nobody's words, no
 * person's id. Whoever needs more asks the API, as somebody who may know it.
 */
export const TOLD: { readonly [T in EventType]: readonly [type: string, ...tells: Fields<T>] } = {
  received: ['complaint.received', 'kind', 'channel', 'registeredAt'],
  acknowledged: ['complaint.acknowledged', 'method'],
  classified: ['complaint.classified', 'category', 'nature', 'complexity', 'severity'],
  assigned: ['complaint.assigned', 'department'],
  informationRequested: ['complaint.info_requested'],
  thirdPartyAwaited: ['complaint.third_party_awaited', 'appraisal'],
  requestCancelled: ['complaint.request_cancelled'],
  informationProvided: ['complaint.info_received', 'from'],
  waitingGivenUp: ['complaint.waiting_given_up', 'reason'],
  contactRecorded: ['complaint.contact_recorded', 'direction', 'method'],
  noteAdded: ['complaint.note_added'],
  detailsAmended: ['complaint.details_amended'],
  evidenceAttached: ['complaint.evidence_attached', 'kind'],
  findingsRecorded: ['complaint.findings_recorded', 'rootCause', 'upheld'],
  interimMeasureOffered: ['complaint.interim_measure_offered', 'method', 'until'],
  investigationPromised: ['complaint.investigation_promised', 'method', 'dueAt'],
  solutionProposed: ['complaint.proposed', 'proposal', 'executeBy'],
  proposalApproved: ['complaint.proposal_approved'],
  proposalReturned: ['complaint.proposal_returned'],
  solutionOffered: ['complaint.offered', 'proposal'],
  solutionAccepted: ['complaint.consented', 'without'],
  solutionDeclined: ['complaint.declined'],
  executionRecorded: ['complaint.executed'],
  finalResponseGiven: ['complaint.final_response_given', 'upheld'],
  withdrawn: ['complaint.withdrawn'],
  refused: ['complaint.refused', 'ground'],
  transferred: ['complaint.transferred'],
  mergeBegun: ['complaint.merge_begun', 'into'],
  mergeCancelled: ['complaint.merge_cancelled', 'into', 'why'],
  merged: ['complaint.merged', 'into'],
  absorbed: ['complaint.absorbed', 'complaint', 'number', 'receivedAt', 'countsFrom'],
  released: ['complaint.released', 'complaint', 'why'],
  reopened: ['complaint.reopened'],
  cycleOpened: ['complaint.cycle_opened', 'cycle', 'why'],
  closed: ['complaint.closed', 'outcome', 'reopenUntil'],
  archived: ['complaint.archived'],
  emergencyDeclared: ['complaint.emergency_declared'],
  lessonsRecorded: ['complaint.lessons_recorded', 'rootCause'],
  effortRecorded: ['complaint.effort_recorded', 'stage', 'minutes', 'cost'],
  entryProved: ['complaint.entry_proved', 'sequence', 'of', 'occurredAt'],
  entryVoided: ['complaint.entry_voided', 'sequence'],
  noticeConfirmed: ['complaint.notice_confirmed', 'key', 'sentAt'],
  taskOpened: ['task.opened', 'task', 'kind', 'department', 'dueAt', 'mandatory'],
  taskCompleted: ['task.completed', 'task'],
  taskOverdue: ['task.overdue', 'task'],
  revisitRecorded: ['revisit.completed', 'result', 'score', 'method'],
  clockStarted: ['clock.started', ...clock, 'dueAt', 'provisional', 'fixed', 'startedAt'],
  clockPaused: ['clock.paused', ...clock, 'reason'],
  clockResumed: ['clock.resumed', ...clock, 'dueAt', 'provisional', 'why'],
  dueChanged: ['clock.due_changed', ...clock, 'before', 'dueAt', 'provisional', 'why'],
  clockMet: ['clock.stopped', ...clock, 'lateMs'],
  clockCancelled: ['clock.stopped', ...clock, 'why'],
  clockExpired: ['clock.stopped', ...clock, 'dueAt'],
  warned: ['clock.warning', ...clock, 'share', 'nth', 'dueAt'],
  reminded: ['clock.reminded', ...clock, 'of', 'share', 'nth', 'dueAt'],
  breached: ['clock.breached', ...clock, 'dueAt', 'retroactive'],
  clockReopened: ['clock.reopened', ...clock, 'dueAt'],
  breachVoided: ['clock.breach_voided', ...clock, 'dueAt', 'why'],
  extensionGranted: ['clock.extension_granted', ...clock, 'dueAt'],
  extensionCancelled: ['clock.extension_cancelled', ...clock],
  escalated: [
    'escalation.raised',
    'key',
    'source',
    'cycle',
    'clock',
    'ladder',
    'level',
    'repeat',
    'to',
    'folded',
  ],
  escalationAccepted: ['escalation.accepted', 'key'],
  escalationDelegated: ['escalation.delegated', 'key'],
  escalationEnded: ['escalation.resolved', 'key', 'why'],
  independenceWaived: ['handling.independence_waived'],
  handlingReviewed: ['handling.reviewed', 'fair'],
  supervisionOrdered: ['supervision.ordered', 'order', 'cycle', 'role', 'dueAt'],
  supervisionReplied: ['supervision.replied', 'order'],
  supervisionConcluded: ['supervision.concluded', 'order', 'why'],
  supervisionOverdue: ['supervision.overdue', 'order'],
  policyAdopted: ['policy.migrated', 'before', 'after', 'carries'],
  calendarAdopted: ['calendar.migrated', 'before', 'after'],
}

/**
 * Fields that name another complaint. They are told outside, where an id alone says nothing about anybody; an erasure
 * does not leave them, because with that other complaint's file they would.
 */
export const OF_OTHERS: readonly string[] = ['into', 'complaint', 'number']

/** The top of a ladder again; a revisit that found nobody. */
const typeOf = (event: Event): string => {
  if (event.type === 'escalated' && event.repeat > 0) return 'escalation.repeated'
  if (event.type === 'revisitRecorded' && event.result === 'unreachable') return 'revisit.attempted'
  return TOLD[event.type][0]
}

/** What the feed marks beside events: see Change. */
export const MARKS = { replaced: 'journal.replaced', erased: 'complaint.erased' } as const

/** The only message that tells of nothing. */
export const PING = 'ping'

const TYPES = [
  ...new Set(Object.values(TOLD).map(([type]) => type)),
  'escalation.repeated',
  'revisit.attempted',
  ...Object.values(MARKS),
].sort()
const familyOf = (type: string) => `${type.split('.')[0]}.*`

/** Everything an endpoint may ask for: each event by its name, a family of them, or all. */
export const ASKABLE: readonly string[] = ['*', ...new Set(TYPES.map(familyOf)), ...TYPES]

export const wants = (asked: readonly string[], type: string): boolean =>
  asked.includes('*') || asked.includes(familyOf(type)) || asked.includes(type)

/** An event as it is told outside: its name, and the fields that may go along. An event newer than this is not told. */
export function toldOf(event: Event): { type: string; fields: Record<string, unknown> } | undefined {
  const [, ...tells] = TOLD[event.type] ?? []
  if (!(event.type in TOLD)) return undefined
  const fields = Object.entries(event).filter(
    ([name, value]) => (tells as readonly string[]).includes(name) && !isErased(value),
  )
  return { type: typeOf(event), fields: Object.fromEntries(fields) }
}

const isErased = (value: unknown): boolean => typeof value === 'object' && value !== null && 'erased' in value
