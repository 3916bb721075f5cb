import type { Complaint, Escalation } from '../complaint.ts'
import type { Event, EventOf } from '../event.ts'
import { ladderOf } from '../time/ladder.ts'
import { escalationsKept } from '../time/going-on.ts'
import type { Instant } from '../instant.ts'

/** What escalating events do to their escalation. */
export function evolveEscalations(complaint: Complaint, event: Event): Complaint {
  switch (event.type) {
    case 'escalated':
      return escalated(complaint, event)
    case 'escalationAccepted':
      return accepted(complaint, event)
    case 'escalationDelegated':
      return change(complaint, event.key, { delegatedTo: event.to })
    case 'policyAdopted':
      return underItsLadders(complaint, event.at)
    case 'escalationEnded':
      return change(complaint, event.key, { state: 'ended', endedAt: event.at })
    default:
      return complaint
  }
}

const isLimited = (complaint: Complaint, { ladder }: Pick<Escalation, 'ladder'>): boolean =>
  ladderOf(complaint, ladder)?.acceptedFor !== undefined

function accepted(complaint: Complaint, { key, by, at }: EventOf<'escalationAccepted'>): Complaint {
  const one = complaint.escalations.find((each) => each.key === key)
  const since = one && isLimited(complaint, one) && { acceptedAt: at }
  return change(complaint, key, { state: 'accepted', acceptedBy: by, ...since })
}

/** What was accepted before there was a limit to it counts from the adoption. */
function underItsLadders(complaint: Complaint, at: Instant): Complaint {
  const begins = (one: Escalation) =>
    one.state === 'accepted' && one.acceptedAt === undefined && isLimited(complaint, one)
  return complaint.escalations.some(begins)
    ? {
        ...complaint,
        escalations: complaint.escalations.map((one) => (begins(one) ? { ...one, acceptedAt: at } : one)),
      }
    : complaint
}

function escalated(
  complaint: Complaint,
  { type: _, folded: _f, reason: _r, unmet: _u, ...step }: EventOf<'escalated'>,
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
