import { activityInfo, ApplicationFailure } from '@temporalio/activity'
import type { Commit } from '../domain/journal/journal.ts'
import type { Activities } from '../workflows/messages/complaint.ts'

/** The type of the failure that ends a run which begins an archived complaint again. */
export const ARCHIVED_ALREADY = 'ArchivedAlready'

type Committing = { commit(commit: Commit, runId: string): Promise<void> }
/** `patient` takes its time: the durable attempt must come through where the register is slow. */
type Ports = { register: Committing; patient?: Committing }

/** What workflows have done outside. The run that asks is part of a commit's fence. */
export function createActivities({ register, patient = register }: Ports): Activities {
  return {
    async commit(commit: Commit): Promise<void> {
      const { workflowExecution, isLocal } = activityInfo()
      if (!workflowExecution)
        throw new Error('A commit comes from a run of a workflow; this activity has none.')
      try {
        await (isLocal ? register : patient).commit(commit, workflowExecution.runId)
      } catch (error) {
        if (isArchivedAlready(error)) throw ApplicationFailure.nonRetryable(error.message, ARCHIVED_ALREADY)
        throw error
      }
    },
  }
}

const isArchivedAlready = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && error.code === 'YN002'
