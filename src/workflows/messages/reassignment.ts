import type { Reassignment } from '../../domain/supervision/reassignment.ts'

/** What clients and workers agree on for giving many complaints to others. */
export const REASSIGN_WORKFLOW = 'reassign'

export const reassignIdOf = (id: string): string => `reassign/${id}`

/** The signal that ends it before its end; who asked comes along. What was done stays done. */
export const CANCEL_REASSIGNMENT = 'cancel'

/** Everything here may run twice: an item is settled once, and its update acts once. */
export type ReassignmentActivities = {
  /** Records the order and picks its complaints, all at one moment. */
  pickComplaints(order: Reassignment): Promise<void>
  /** Gives the next few away, at their pace. */
  reassignBatch(id: string): Promise<{ left: number }>
  endReassignment(id: string, cancelledBy?: string): Promise<void>
}
