/** What clients and workers agree on for erasing complaints, one by request or many by the calendar. */
export const ERASE_WORKFLOW = 'eraseComplaint'
export const PURGE_WORKFLOW = 'purge'

export const erasureIdOf = (complaintId: string): string => `erasure/${complaintId}`

/** Where an erasure came to: carried out, or kept because a hold or a restriction came in between. */
export type ErasureResult = 'erased' | 'kept'

/** Who begins a purge and why; the schedule says nothing, and is the system itself. */
export type PurgeOrder = { by: { id: string; role: string }; reason: string }

export type PurgeBatch = { purgeId: string; after?: PurgePosition }
/** In the order in which complaints are due: keyset, so that one that cannot be erased holds nothing up. */
export type PurgePosition = { retainUntil: number; id: string }
export type PurgedBatch = { failed: number; next?: PurgePosition }
export type Purged = { erased: number; failed: number }

/** Everything here may run twice: each step asks first whether it has been done. */
export type RetentionActivities = {
  /** The complaint's copy in the register loses what is personal. */
  eraseRecord(complaintId: string): Promise<ErasureResult>
  /** Temporal forgets the runs of the complaint. */
  forgetRuns(complaintId: string): Promise<void>
  recordForgotten(complaintId: string): Promise<void>
  beginPurge(purgeId: string, order: PurgeOrder): Promise<void>
  purgeBatch(batch: PurgeBatch): Promise<PurgedBatch>
  /** Counts what was decided under this purge, however often its batches ran. */
  endPurge(purgeId: string, failed: number): Promise<Purged>
}
