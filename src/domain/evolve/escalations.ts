import type { Complaint, Escalation } from '../complaint.ts'
import type { Event, EventOf } from '../event.ts'
import { escalationsKept } from '../time/going-on.ts'

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
  const { escalations } = complaint
  const isIt = ({ source }: Escalation) => source === step.source
  const isKnown = escalationsKept.find(escalations, isIt) !== undefined
  return {
    ...complaint,
    escalations: isKnown
      ? escalationsKept.changed(escalations, isIt, { ...step, state: 'open' })
      : escalationsKept.added(escalations, { ...step, state: 'open' }),
  }
}

function change(complaint: Complaint, key: string, to: Partial<Escalation>): Complaint {
  return {
    ...complaint,
    escalations: escalationsKept.changed(complaint.escalations, (one) => one.key === key, to),
  }
}
