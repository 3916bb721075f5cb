import type { Event } from '../../domain/event.ts'
import type { ClockRef } from '../../domain/events/timekeeping.ts'
import type { Entry } from '../../domain/journal/journal.ts'

export type ObjectType = 'complaint' | 'person' | 'department' | 'clock' | 'escalation'

/** What an event has to do with an object. The id is the object's own within its type. */
export type Reference = { type: ObjectType; id: string; qualifier: string }

/** Turns the id of a person who works here into a name that says nothing. */
export type Pseudonym = (personId: string) => string

/** Everything an entry of the journal refers to: objects and events are both made of this, so none is left dangling. */
export function referencesOf(complaintId: string, { event, by }: Entry, pseudonym: Pseudonym): Reference[] {
  const person = (id: string, qualifier: string): Reference => ({
    type: 'person',
    id: pseudonym(id),
    qualifier,
  })
  const isStaff = by.role !== 'customer' && by.role !== 'system'
  const all = [
    { type: 'complaint', id: complaintId, qualifier: 'about' } as const,
    ...(isStaff ? [person(by.id, 'by')] : []),
    ...(isStaff && by.for !== undefined ? [person(by.for, 'for')] : []),
    ...peopleIn(event).map(([id, qualifier]) => person(id, qualifier)),
    ...departmentsIn(event).map(([id, qualifier]) => ({ type: 'department', id, qualifier }) as const),
    ...clockIn(complaintId, event),
    ...escalationIn(complaintId, event),
  ]
  return all.filter(
    (one, index) =>
      all.findIndex(({ id, type, qualifier }) => {
        return id === one.id && type === one.type && qualifier === one.qualifier
      }) === index,
  )
}

export const clockId = (complaintId: string, of: { clock: string; cycle: number; n: number }): string =>
  `${complaintId}/clock/${of.cycle}/${of.clock}/${of.n}`

export const escalationId = (complaintId: string, key: string): string => `${complaintId}/escalation/${key}`

type Named = readonly [id: string, qualifier: string]

/** People who work here, by what the event makes of them. */
function peopleIn(event: Event): Named[] {
  switch (event.type) {
    case 'assigned':
      return named(event.person, 'assigned')
    case 'taskOpened':
    case 'resourceAssigned':
      return named(event.person, 'tasked')
    case 'escalationDelegated':
      return named(event.to, 'delegatedTo')
    case 'extensionGranted':
      return named(event.approvedBy, 'approved')
    case 'independenceWaived':
      return named(event.person, 'waived')
    default:
      return []
  }
}

function departmentsIn(event: Event): Named[] {
  switch (event.type) {
    case 'assigned':
      return named(event.department, 'assigned')
    case 'taskOpened':
    case 'resourceAssigned':
      return named(event.department, 'tasked')
    default:
      return []
  }
}

/** An erased name is no longer one. */
const named = (id: unknown, qualifier: string): Named[] =>
  typeof id === 'string' && id !== '' ? [[id, qualifier]] : []

const CLOCK_QUALIFIERS: Readonly<Record<Extract<Event, ClockRef>['type'], string>> = {
  clockStarted: 'starts',
  clockPaused: 'pauses',
  clockResumed: 'resumes',
  dueChanged: 'moves',
  dueMoved: 'moves',
  clockMet: 'meets',
  clockCancelled: 'cancels',
  clockExpired: 'expires',
  warned: 'warns',
  reminded: 'reminds',
  breached: 'breaches',
  clockReopened: 'reopens',
  breachVoided: 'voids',
  extensionGranted: 'extends',
  extensionCancelled: 'cancels',
}

function clockIn(complaintId: string, event: Event): Reference[] {
  if (!('n' in event)) return []
  return [{ type: 'clock', id: clockId(complaintId, event), qualifier: CLOCK_QUALIFIERS[event.type] }]
}

type EscalationStep = Exclude<Extract<Event, { key: string }>['type'], 'noticeConfirmed' | 'noticeFailed'>
const ESCALATION_QUALIFIERS: Readonly<Record<EscalationStep, string>> = {
  escalated: 'raises',
  escalationAccepted: 'accepts',
  escalationDelegated: 'delegates',
  escalationEnded: 'ends',
}

function escalationIn(complaintId: string, event: Event): Reference[] {
  if (!('key' in event) || event.type === 'noticeConfirmed' || event.type === 'noticeFailed') return []
  const qualifier = ESCALATION_QUALIFIERS[event.type]
  return [{ type: 'escalation', id: escalationId(complaintId, event.key), qualifier }]
}
