import type { Complaint } from '../complaint.ts'
import type { Event } from '../event.ts'

/** An emergency, its resources, its end and evaluation. Another one begins anew, with the resources there are. */
export function evolveEmergency(complaint: Complaint, event: Event): Complaint {
  switch (event.type) {
    case 'emergencyDeclared': {
      const { emergencyEnded: _, ...rest } = complaint
      return { ...rest, emergency: true }
    }
    case 'resourceAssigned': {
      const { type: _, resource: n, ...assigned } = event
      return { ...complaint, resources: [...(complaint.resources ?? []), { n, ...assigned }] }
    }
    case 'emergencyEnded': {
      const { emergency: _, ...rest } = complaint
      return { ...rest, emergencyEnded: { at: event.at } }
    }
    case 'emergencyEvaluated': {
      const { emergencyEnded: ended } = complaint
      return { ...complaint, ...(ended && { emergencyEnded: { ...ended, evaluatedAt: event.at } }) }
    }
    default:
      return complaint
  }
}
