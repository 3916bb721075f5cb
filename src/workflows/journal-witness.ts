import { proxySinks, type Sinks, type WorkflowInterceptorsFactory } from '@temporalio/workflow'
import type { Commit } from '../domain/journal.ts'

/** Where a replayed workflow's words to the register go: a replay runs no activity. */
export interface WitnessSinks extends Sinks {
  witness: { committed(commit: Commit): void }
}

const { witness } = proxySinks<WitnessSinks>()

/** Bundled with the workflows for a replay only: tells what they have handed to the register. */
export const interceptors: WorkflowInterceptorsFactory = () => ({
  outbound: [
    {
      scheduleLocalActivity(input, next) {
        witness.committed(input.args[0] as Commit)
        return next(input)
      },
      scheduleActivity(input, next) {
        witness.committed(input.args[0] as Commit)
        return next(input)
      },
    },
  ],
})
