import { activityInfo } from '@temporalio/activity'
import type { Commit } from '../domain/journal.ts'
import type { Activities } from '../workflows/messages.ts'

type Ports = { register: { commit(commit: Commit, runId: string): Promise<void> } }

/** What workflows have done outside. The run that asks is part of a commit's fence. */
export function createActivities({ register }: Ports): Activities {
  return {
    async commit(commit: Commit): Promise<void> {
      const { workflowExecution } = activityInfo()
      if (!workflowExecution)
        throw new Error('A commit comes from a run of a workflow; this activity has none.')
      await register.commit(commit, workflowExecution.runId)
    },
  }
}
