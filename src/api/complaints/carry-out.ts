import type { Answer } from '../../workflows/messages/complaint.ts'
import type { Update } from '../../workflows/messages/merging.ts'
import type { OutcomeUnknown } from '../connections/temporal.ts'
import type { Deps } from '../deps.ts'
import { executeUpdate } from './execute-update.ts'
import { executeMerge, mergeOrderFor } from './merging.ts'

/** Asks the complaint itself; what is about two complaints goes by a merge. */
export async function carryOut(deps: Deps, asked: Update): Promise<Answer | OutcomeUnknown> {
  const order = await mergeOrderFor(deps, asked)
  return 'type' in order ? executeMerge(deps, order) : executeUpdate(deps, order)
}
