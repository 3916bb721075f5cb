import type { Complaint } from '../complaint.ts'
import type { Event, EventOf } from '../event.ts'
import { keptPriority } from '../policy/priority.ts'

/** What a complaint is, and by which policy it is handled. */
export function evolveSorting(complaint: Complaint, event: Event): Complaint {
  switch (event.type) {
    case 'classified':
      return classified(complaint, event)
    case 'kindChanged':
      return ofKind(complaint, event)
    case 'aboutHandlingMarked':
      return aboutHandling(complaint, event)
    case 'exampleMarked':
      return { ...complaint, example: { kind: event.kind, summary: event.summary, at: event.at } }
    case 'exampleWithdrawn':
      return withoutExample(complaint)
    case 'incidentJoined':
      return { ...complaint, incident: event.incident }
    case 'incidentLeft':
      return withoutIncident(complaint)
    case 'policyAdopted':
      return adopted(complaint, event)
    default:
      return complaint
  }
}

const classified = (
  complaint: Complaint,
  {
    category,
    severity,
    complexity,
    urgency,
    priority,
    requiresRootCause,
    evidenceWanted,
  }: EventOf<'classified'>,
): Complaint => ({
  ...complaint,
  classification: {
    ...{ category, severity, complexity },
    ...(urgency && { urgency }),
    ...keptPriority(complaint.policy, { severity, ...(urgency && { urgency }) }, priority),
    ...(requiresRootCause && { requiresRootCause }),
    ...(evidenceWanted && { evidenceWanted }),
  },
})

function aboutHandling(
  { aboutHandling: _a, handlingOf: _h, ...complaint }: Complaint,
  { applies, of }: EventOf<'aboutHandlingMarked'>,
): Complaint {
  if (!applies) return complaint
  return { ...complaint, aboutHandling: true, ...(of !== undefined && { handlingOf: of }) }
}

const withoutExample = ({ example: _, ...complaint }: Complaint): Complaint => complaint
const withoutIncident = ({ incident: _, ...complaint }: Complaint): Complaint => complaint

function ofKind(
  { wasComplaint, ...complaint }: Complaint,
  { kind, before }: EventOf<'kindChanged'>,
): Complaint {
  const under = before === 'complaint' ? complaint.policy.id : wasComplaint
  return { ...complaint, kind, ...(kind !== 'complaint' && under !== undefined && { wasComplaint: under }) }
}

/** What was given by hand stays; what follows from the policy follows from the new one. */
function adopted(complaint: Complaint, { policy }: EventOf<'policyAdopted'>): Complaint {
  const { classification } = complaint
  if (!classification || classification.priorityGiven) return { ...complaint, policy }
  const { priority: _, ...rest } = classification
  return { ...complaint, policy, classification: { ...rest, ...keptPriority(policy, rest, undefined) } }
}
