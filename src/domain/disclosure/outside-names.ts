import type { EventType } from '../event.ts'

/** Events that are called outside otherwise than by their own name: those of another family, and a few words. */
const OTHERWISE: { readonly [T in EventType]?: string } = {
  informationRequested: 'complaint.info_requested',
  informationProvided: 'complaint.info_received',
  solutionProposed: 'complaint.proposed',
  solutionOffered: 'complaint.offered',
  solutionAccepted: 'complaint.consented',
  solutionDeclined: 'complaint.declined',
  executionRecorded: 'complaint.executed',
  taskOpened: 'task.opened',
  taskCompleted: 'task.completed',
  taskOverdue: 'task.overdue',
  appointmentNear: 'task.appointment_near',
  revisitRecorded: 'revisit.completed',
  rated: 'revisit.rated',
  feedbackGiven: 'revisit.feedback_given',
  clockStarted: 'clock.started',
  clockPaused: 'clock.paused',
  clockResumed: 'clock.resumed',
  dueChanged: 'clock.due_changed',
  dueMoved: 'clock.due_moved',
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
  referralRecorded: 'referral.recorded',
  referralAnswered: 'referral.answered',
  policyAdopted: 'policy.migrated',
  calendarAdopted: 'calendar.migrated',
}

const snakeOf = (type: string): string => type.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** What an event is called outside. */
export const outsideName = (type: EventType): string => OTHERWISE[type] ?? `complaint.${snakeOf(type)}`
