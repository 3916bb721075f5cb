import type { EventOf, EventType } from '../../domain/event.ts'

type Fields<T extends EventType> = readonly Exclude<keyof EventOf<T>, 'type' | 'at'>[]

const clock = ['clock', 'cycle', 'n'] as const

/**
 * What an erasure leaves of each event: codes, numbers, instants, and the ids of those who work here, who go on
 * answering for what they did. Whatever is not named is personal, the fields of an event that is not named all of them.
 */
export const HARMLESS: { readonly [T in EventType]?: Fields<T> } = {
  received: ['id', 'number', 'kind', 'channel', 'registeredAt', 'policy', 'calendar'],
  acknowledged: ['method', 'unproved'],
  classified: ['category', 'nature', 'impact', 'risk', 'complexity', 'severity'],
  assigned: ['department', 'person', 'automatic', 'unchecked'],
  thirdPartyAwaited: ['appraisal'],
  informationProvided: ['from'],
  contactRecorded: ['direction', 'method', 'unproved'],
  evidenceAttached: ['kind'],
  findingsRecorded: ['rootCause', 'upheld'],
  interimMeasureOffered: ['until', 'method'],
  investigationPromised: ['method', 'dueAt'],
  effortRecorded: ['stage', 'minutes', 'cost'],
  taskOpened: ['task', 'kind', 'department', 'person', 'dueAt', 'mandatory', 'unchecked'],
  taskCompleted: ['task'],
  taskOverdue: ['task'],
  solutionProposed: ['proposal', 'by', 'redress', 'executeBy'],
  solutionOffered: ['proposal'],
  solutionAccepted: ['without'],
  revisitRecorded: ['by', 'result', 'score', 'method'],
  noticeConfirmed: ['key', 'sentAt', 'method'],
  finalResponseGiven: ['upheld'],
  lessonsRecorded: ['rootCause'],
  entryProved: ['sequence', 'of', 'occurredAt'],
  entryVoided: ['sequence'],
  refused: ['ground'],
  mergeCancelled: ['why'],
  merged: ['samePerson'],
  absorbed: ['receivedAt', 'mergedBy', 'kind', 'countsFrom'],
  released: ['why'],
  cycleOpened: ['cycle', 'why'],
  closed: ['outcome', 'reopenUntil'],
  policyAdopted: ['before', 'after', 'policy', 'carries'],
  calendarAdopted: ['before', 'after', 'calendar'],
  clockStarted: [...clock, 'dueAt', 'provisional', 'fixed', 'startedAt'],
  clockPaused: [...clock, 'reason'],
  clockResumed: [...clock, 'dueAt', 'provisional', 'why'],
  dueChanged: [...clock, 'before', 'dueAt', 'provisional', 'why'],
  clockMet: [...clock, 'lateMs'],
  clockCancelled: [...clock, 'why'],
  clockExpired: [...clock, 'dueAt'],
  warned: [...clock, 'share', 'nth', 'dueAt', 'folded'],
  breached: [...clock, 'dueAt', 'retroactive'],
  clockReopened: [...clock, 'dueAt', 'sequence'],
  breachVoided: [...clock, 'dueAt', 'why'],
  extensionGranted: [...clock, 'by', 'approvedBy', 'approverRole', 'dueAt', 'notice', 'unchecked'],
  extensionCancelled: [...clock, 'notice'],
  reminded: [...clock, 'of', 'share', 'nth', 'dueAt'],
  waitingGivenUp: ['reason'],
  escalated: ['key', 'source', 'cycle', 'clock', 'ladder', 'level', 'repeat', 'to', 'folded'],
  escalationAccepted: ['key', 'by'],
  escalationDelegated: ['key', 'by', 'to', 'unchecked'],
  escalationEnded: ['key', 'why', 'by'],
  independenceWaived: ['by', 'person'],
  handlingReviewed: ['by', 'fair'],
  supervisionOrdered: ['order', 'cycle', 'by', 'role', 'dueAt'],
  supervisionReplied: ['order', 'by'],
  supervisionConcluded: ['order', 'by', 'why'],
  supervisionOverdue: ['order'],
}

/** Whether a field of an event may stay when everything personal goes. */
export const isHarmless = (type: string, field: string): boolean =>
  (HARMLESS as Readonly<Record<string, readonly string[] | undefined>>)[type]?.includes(field) ?? false

/** Whether an actor's id is that of a customer: everybody else works here, or is a machine. */
export const isPersonalActor = ({ role }: { role: string }): boolean => role === 'customer'
