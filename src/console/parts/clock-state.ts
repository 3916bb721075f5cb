import { hourMs } from '../../domain/instant.ts'
import type { RunShown } from '../asking/contract.ts'

/** How pressing a clock is; each has its colour, its icon and its word. */
export type Pressure = 'calm' | 'half' | 'soon' | 'over' | 'paused' | 'met' | 'late' | 'unmet' | 'ended'

/** A due that is so near is soon, however long its clock ran. */
const SOON_MS = 4 * hourMs

/** How it presses with so much left, of what it had in all. */
export function pressureOf(run: RunShown, leftMs: number): Pressure {
  if (run.state !== 'running') return endedAs(run)
  if (leftMs < 0 || run.breached) return 'over'
  if (run.paused) return 'paused'
  const wholeMs = Math.max(1, run.elapsed.ms + run.remaining.ms)
  const share = leftMs / wholeMs
  if (share <= 0.25 || leftMs < Math.min(SOON_MS, wholeMs / 2)) return 'soon'
  return share <= 0.5 ? 'half' : 'calm'
}

function endedAs({ state, breached }: RunShown): Pressure {
  if (state === 'met') return breached ? 'late' : 'met'
  return state === 'unmet' ? 'unmet' : 'ended'
}
