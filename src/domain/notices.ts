import type { Complaint } from './complaint.ts'
import type { Event, EventOf } from './event.ts'
import type { Entry, Notice } from './journal.ts'
import type { Role } from './policy.ts'

type Told = Pick<Notice, 'template' | 'to'> & Partial<Pick<Notice, 'key' | 'includes' | 'confirm'>>

/** Who is to be told of what has just happened. Steps of one ladder missed in an outage are one notice (F50). */
export function noticesFor(complaint: Complaint, entries: readonly Entry[]): Notice[] {
  return entries.flatMap(({ event, sequence, past }, index) => {
    if (past || isOvertaken(event, entries.slice(index + 1))) return []
    return told(complaint, event).map((one) => ({
      key: `${sequence}/${one.template}/${one.to.role}`,
      sequence,
      ...one,
      ...(event.type === 'escalated' && together(event, entries)),
    }))
  })
}

const sameLadder = (event: EventOf<'escalated'>, { event: other }: Entry): boolean =>
  other.type === 'escalated' && other.source === event.source

const isOvertaken = (event: Event, later: readonly Entry[]): boolean =>
  event.type === 'escalated' && later.some((entry) => sameLadder(event, entry))

function together(event: EventOf<'escalated'>, entries: readonly Entry[]): Partial<Notice> {
  const keys = entries
    .filter((entry) => sameLadder(event, entry))
    .map((entry) => (entry.event as typeof event).key)
  return { key: `escalation/${event.key}`, ...(keys.length > 1 && { includes: keys }) }
}

/** Policy about people: who hears of which event, by role. */
function told(complaint: Complaint, event: Event): Told[] {
  switch (event.type) {
    case 'received':
    case 'informationRequested':
    case 'solutionOffered':
    case 'executionRecorded':
    case 'closed':
      return [toCustomer(event.type)]
    case 'assigned':
    case 'informationProvided':
    case 'waitingGivenUp':
    case 'proposalApproved':
    case 'proposalReturned':
    case 'solutionDeclined':
    case 'absorbed':
    case 'warned':
      return [toHandler(complaint, event.type)]
    case 'solutionAccepted':
      return event.without ? [] : [toHandler(complaint, event.type)]
    case 'solutionProposed':
      return complaint.proposal?.state === 'awaitingApproval'
        ? [toRole(complaint, 'approvalNeeded', 'supervisor')]
        : []
    case 'reminded':
      return [
        event.of === 'thirdParty' || event.of === 'appraisal'
          ? toHandler(complaint, 'reminded')
          : toCustomer('reminded'),
      ]
    case 'cycleOpened':
      return [toCustomer('cycleOpened'), toRole(complaint, 'cycleOpened', 'supervisor')]
    case 'breached':
      return hasLadder(complaint, event.clock) ? [] : [toHandler(complaint, 'breached')]
    case 'escalated':
      return [toRole(complaint, 'escalated', event.to)]
    case 'escalationDelegated':
      return [{ template: 'escalationDelegated', to: { role: 'agent', person: event.to } }]
    case 'extensionGranted':
      return [{ ...toCustomer('extensionGranted'), key: event.notice, confirm: true }]
    case 'taskOpened':
      return [{ template: 'taskOpened', to: { role: 'agent', department: event.department } }]
    case 'taskOverdue':
      return [toHandler(complaint, 'taskOverdue')]
    case 'emergencyDeclared':
      return [toRole(complaint, 'emergencyDeclared', 'management')]
    default:
      return []
  }
}

const hasLadder = ({ policy }: Complaint, clock: string): boolean =>
  policy.clocks.find(({ name }) => name === clock)?.ladder !== 'none'

const toCustomer = (template: string): Told => ({ template, to: { role: 'customer' } })

const toHandler = ({ owner }: Complaint, template: string): Told => ({
  template,
  to: {
    role: 'agent',
    department: owner?.department ?? 'intake',
    ...(owner?.person && { person: owner.person }),
  },
})

const toRole = ({ owner }: Complaint, template: string, role: Role): Told => ({
  template,
  to: { role, department: owner?.department ?? 'intake' },
})
