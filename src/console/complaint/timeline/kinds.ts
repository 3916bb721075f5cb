import type { EventType } from '../../../domain/event.ts'
import { SPOKEN } from '../../../words/telling/journal.ts'

/** What of a journal somebody wants to see. */
export const KINDS = ['everything', 'withCustomer', 'work', 'deadlines', 'notices'] as const
export type Kind = (typeof KINDS)[number]

/** Beside what was said in them: that it was, and how it went out. */
const WITH_CUSTOMER = new Set<string>([
  ...Object.keys(SPOKEN),
  ...([
    'contactRecorded',
    'messageSent',
    'noticeConfirmed',
    'noticeFailed',
    'slipRenewed',
    'extensionGranted',
  ] satisfies EventType[]),
])

/** What time did, and what people did about it. */
const DEADLINES = new Set<string>([
  ...([
    ...['clockStarted', 'clockPaused', 'clockResumed', 'dueChanged', 'dueMoved', 'clockMet', 'clockReopened'],
    ...['clockCancelled', 'clockExpired', 'warned', 'breached', 'breachVoided', 'extensionGranted'],
    ...['extensionCancelled', 'reminded', 'taskOverdue', 'waitingGivenUp', 'supervisionOverdue'],
    ...['escalated', 'escalationAccepted', 'escalationDelegated', 'escalationEnded'],
    ...['supervisionOrdered', 'supervisionReplied', 'supervisionConcluded', 'calendarAdopted'],
    ...['emergencyDeclared', 'emergencyMeasured', 'resourceAssigned', 'emergencyEnded', 'emergencyEvaluated'],
    ...['policyAdopted', 'appointmentNear'],
  ] as EventType[]),
])

/** Whether an event is of a kind. */
export function isOfKind(type: string, kind: Kind): boolean {
  if (kind === 'everything') return true
  if (kind === 'withCustomer') return WITH_CUSTOMER.has(type)
  if (kind === 'deadlines') return DEADLINES.has(type)
  return kind === 'work' && !DEADLINES.has(type)
}
