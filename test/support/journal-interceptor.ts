import { proxySinks, type Sinks, type WorkflowInterceptorsFactory } from '@temporalio/workflow'
import type { Commit } from '../../src/domain/journal.ts'
import type { Start } from '../../src/workflows/messages.ts'

/** Where a replayed workflow's words go: a replay runs no activity and starts no run. */
export interface JournalSinks extends Sinks {
  journal: { committed(commit: Commit): void; continued(start: Start): void }
}

const { journal } = proxySinks<JournalSinks>()

/** Bundled with the workflows for the replay: tells what they hand to the register, and to their next run. */
export const interceptors: WorkflowInterceptorsFactory = () => ({
  outbound: [
    {
      scheduleLocalActivity(input, next) {
        journal.committed(input.args[0] as Commit)
        return next(input)
      },
      scheduleActivity(input, next) {
        journal.committed(input.args[0] as Commit)
        return next(input)
      },
      continueAsNew(input, next) {
        journal.continued(input.args[0] as Start)
        return next(input)
      },
    },
  ],
})
