import type { Pool } from 'pg'
import type { Complaint } from '../domain/complaint.ts'
import type { EventType } from '../domain/event.ts'
import type { Commit } from '../domain/journal/journal.ts'
import { exportClocks, listClocks, type ClockKey } from './complaint/clock-export.ts'
import { commitPayload, type FullCommit } from './commit/commit-payload.ts'
import { withNextDue } from './commit/next-due.ts'
import { withStages } from './commit/stages.ts'
import { withTouch } from './commit/touched.ts'
import { countLists, countMatching, type CountFilter } from './lists/complaint-counts.ts'
import type { Sight } from './lists/visible.ts'
import { listComplaints, type ComplaintFilter, type ComplaintQuery } from './lists/complaint-list.ts'
import { customerRecord, opensOfNumber } from './complaint/customer-record.ts'
import { forgetAgain } from './retention/erasure.ts'
import { feedHint } from './feed/feed-hint.ts'
import { createRetention } from './retention/create-retention.ts'
import { momentOf } from './feed/moment.ts'
import {
  complaintBy,
  complaintsByOtherVersion,
  countComplaints,
  hasClock,
  hasComplaint,
  listEvents,
  standingOf,
  wasImported,
} from './complaint/reads.ts'

export type Register = ReturnType<typeof createRegister>

/** The complaint is archived, or erased: another run changes nothing. */
const isOver = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'YN002'

/** With all that a commit from before does not tell. */
const toldWhole = async (pool: Pool, commit: Commit): Promise<FullCommit> =>
  withTouch(pool, await withStages(pool, await withNextDue(pool, commit)))

/** The register on these connections: commits of the journal, and what people read. */
export function createRegister(pool: Pool) {
  const hint = feedHint(pool)
  return {
    /**
     * Records a commit, its complaint and its notices, or nothing. A commit that was recorded already, or whose
     * writer has been overtaken, changes nothing and is no error.
     */
    async commit(commit: Commit, runId: string): Promise<void> {
      try {
        await pool.query({
          name: 'commit-journal',
          text: 'select commit_journal($1::jsonb)',
          values: [commitPayload(await toldWhole(pool, commit), runId)],
        })
      } catch (error) {
        // What a run that was begun again holds of an erased complaint is erased once more, when it has ended.
        if (isOver(error)) await forgetAgain(pool, commit.complaintId)
        throw error
      }
      hint()
    },
    retention: createRetention(pool),
    hasComplaint: (id: string, version?: number) => hasComplaint(pool, id, version),
    wasImported: (id: string) => wasImported(pool, id),
    getComplaint: (id: string) => complaintBy(pool, 'id', id),
    getComplaintByNumber: (number: string) => complaintBy(pool, 'number', number),
    opensOfNumber: (number: string) => opensOfNumber(pool, number),
    standing: (key: 'id' | 'number', value: string) => standingOf(pool, key, value),
    customerRecord: (id: string, types: readonly EventType[]) => customerRecord(pool, id, types),
    listComplaints: (query?: ComplaintQuery) => listComplaints(pool, query),
    hasClock: (name: string) => hasClock(pool, name),
    countLists: <Name extends string>(filters: Record<Name, CountFilter>, sight?: Sight) =>
      countLists(pool, filters, sight),
    countMatching: (filter: ComplaintFilter, sight?: Sight) => countMatching(pool, filter, sight),
    moment: () => momentOf(pool),
    listEvents: (id: string, after?: number, limit?: number) => listEvents(pool, id, after, limit),
    listClocks: (after?: ClockKey, limit?: number) => listClocks(pool, after, limit),
    exportClocks: (pageSize?: number, sight?: Sight) => exportClocks(pool, pageSize, sight),
    complaintsByOtherVersion: (
      calendar: { id: string; version: string },
      asked?: Parameters<typeof complaintsByOtherVersion>[2],
    ): Promise<Complaint[]> => complaintsByOtherVersion(pool, calendar, asked),
    countComplaints: () => countComplaints(pool),
  }
}
