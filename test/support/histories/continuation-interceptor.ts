import { proxySinks, type Sinks, type WorkflowInterceptorsFactory } from '@temporalio/workflow'
import type { Start } from '../../../src/workflows/messages/complaint.ts'

/** Where a replayed workflow's hand-over goes: a replay starts no run. */
export interface ContinuationSinks extends Sinks {
  continuation: { continued(start: Start): void }
}

const { continuation } = proxySinks<ContinuationSinks>()

/** Bundled with the workflows for the replay: tells what they hand to their next run. */
export const interceptors: WorkflowInterceptorsFactory = () => ({
  outbound: [
    {
      continueAsNew(input, next) {
        continuation.continued(input.args[0] as Start)
        return next(input)
      },
    },
  ],
})
