import { proxySinks, type Sinks, type WorkflowInterceptorsFactory } from '@temporalio/workflow'
import type { Commit } from '../../domain/journal/journal.ts'
import { commitOf, Journal } from './journal.ts'

/** Where a replayed workflow's words for the register go: a replay runs no activity. */
export interface WitnessSinks extends Sinks {
  witness: {
    /** Handed to the register. */
    committed(commit: Commit): void
    /** Written, whether it was handed over then or is owed. */
    wrote(commit: Commit): void
  }
}

const { witness } = proxySinks<WitnessSinks>()

/** Bundled with the workflows for a replay only: tells what they have written, and what they have handed over. */
export const interceptors: WorkflowInterceptorsFactory = () => {
  const { write } = Journal.prototype
  Journal.prototype.write = function (chunks) {
    for (const chunk of chunks) witness.wrote(commitOf([chunk], true))
    write.call(this, chunks)
  }
  return {
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
  }
}
