import type { CommandOf } from '../../domain/command.ts'
import type { Answer, Request } from './complaint.ts'

/** What clients and workers agree on for merging: one workflow at a time for each complaint that is merged. */
export const MERGE_WORKFLOW = 'merge'

export const mergeIdOf = (complaintId: string): string => `merge/${complaintId}`

/** An update of a complaint: under one id it acts once. */
export type Update<R = Request> = { id: string; name: string; request: R; updateId: string }

/** What is asked of the complaint itself, and what the other one is told of it. */
export type MergeOrder =
  /** `ifVersion`: of the complaint before its merge begins, which raises it. */
  | { type: 'merge'; asked: Update; into: string; telling: CommandOf<'absorb'>; ifVersion?: number }
  /** It was merged into another: with its reopening that one is rid of it. */
  | { type: 'reopen'; asked: Update; from: string }

/** An answer, or why not, in the words of the complaint that refused; `gone`: its run has ended, or never was. */
export type Outcome =
  | { answer: Answer }
  | { refused: { type: string; message: string; details?: Record<string, unknown> } }
  | { gone: true }

/** What came of it. `by`: which of the two it was that refused; `updateId` tells whose request was carried out. */
export type Merged = Outcome & { by: 'asked' | 'other'; updateId: string }

/** Each update acts once, however often it is put. */
export type MergingActivities = { put(update: Update): Promise<Outcome> }
