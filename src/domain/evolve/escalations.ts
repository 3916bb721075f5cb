import type { Complaint, Escalation } from '../complaint.ts'
import type { Event, EventOf } from '../event.ts'

/** What escalating events do to their escalation. */
export function evolveEscalations(complaint: Complaint, event: Event): Complaint {
  switch (event.type) {
    case 'escalated':
      return escalated(complaint, event)
    case 'escalationAccepted':
      return change(complaint, event.key, { state: 'accepted', acceptedBy: event.by })
    case 'escalationDelegated':
      return change(complaint, event.key, { delegatedTo: event.to })
    case 'escalationEnded':
      return change(complaint, event.key, { state: 'ended', endedAt: event.at })
    default:
      return complaint
  }
}

function escalated(
  complaint: Complaint,
  { type: _, folded: _f, reason: _r, ...step }: EventOf<'escalated'>,
): Complaint {
  const known = complaint.escalations.some(({ source }) => source === step.source)
  const escalations: Escalation[] = known
    ? complaint.escalations.map((one) =>
        one.source === step.source ? { ...one, ...step, state: 'open' } : one,
      )
    : [...complaint.escalations, { ...step, state: 'open' }]
  return { ...complaint, escalations }
}

function change(complaint: Complaint, key: string, to: Partial<Escalation>): Complaint {
  return {
    ...complaint,
    escalations: complaint.escalations.map((one) => (one.key === key ? { ...one, ...to } : one)),
  }
}
