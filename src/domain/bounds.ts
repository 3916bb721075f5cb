import type { Complaint } from './complaint.ts'
import { withoutOldClocks } from './time/ended-clocks.ts'
import { bytesOf } from './journal/pieces.ts'
import { refuse, type Refusal } from './refusal.ts'

/**
 * How large a complaint itself may become, in bytes of JSON: each commit and each run's beginning holds it whole, and
 * Temporal takes 2 MB of either. What is in the journal alone, notes and contacts, does not count.
 */
export const STATE_BYTES = 512 * 1024
/** A step of the handling adds some hundred bytes: it goes on where long texts do not any more, up to a quarter more. */
const STEP_BYTES = 1024
const WITH_STEPS_BYTES = 1.25 * STATE_BYTES

/**
 * Refuses what would make a complaint larger than can be told on. Ending it stays possible. Asked before something is
 * taken on only: what an old history holds goes on.
 */
export function outgrown(before: Complaint | undefined, after: Complaint): Refusal | undefined {
  if (after.stage === 'closed') return undefined
  const bytes = stateBytes(after)
  if (bytes <= STATE_BYTES) return undefined
  const added = bytes - (before ? stateBytes(before) : 0)
  if (added <= 0 || (added <= STEP_BYTES && bytes <= WITH_STEPS_BYTES)) return undefined
  return refuse(
    'boundReached',
    'The complaint holds as much as it can: its orders, tasks and proposals are too many or too long.',
  )
}

/** As it will be told on: without the clocks it lets go of. */
function stateBytes(complaint: Complaint): number {
  const { policy: _p, calendar: _c, ...state } = withoutOldClocks(complaint).complaint
  return bytesOf(state)
}
