import type { Complaint } from '../complaint.ts'

/** What was accepted for an incident stays in what the incident offers, though its cycle is over (R56). */
export function withGrant(complaint: Complaint): Complaint {
  const { proposal, grants = [] } = complaint
  const { state, incident, redress } = proposal ?? {}
  return state === 'accepted' && incident !== undefined && redress
    ? { ...complaint, grants: [...grants, { incident, ...redress }] }
    : complaint
}
