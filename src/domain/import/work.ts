import type { Complaint } from '../complaint.ts'
import { runningClocks, unended } from '../time/going-on.ts'

/**
 * How much telling a past may take: counted in what is looked at, never in time, so that it is the same on every
 * machine and on every day. A unit is about a microsecond's worth.
 */
export type Work = { left: number }

export const asMuchAsItTakes = (): Work => ({ left: Infinity })

/** A fact, or a step of time, by itself. */
const STEP = 20
/** Each clock that runs and each escalation that has not ended is looked at. */
const GOING_ON = 3
/** A clock's due is counted through all its pauses. */
const PAUSE = 12
/** What has ended is only carried along. */
const CARRIED = 0.05

/** Spends what one fact, or one step of time, takes. */
export function spend(work: Work, complaint: Complaint): void {
  const { clocks, escalations, tasks, supervision = [] } = complaint
  const running = runningClocks(complaint)
  const pauses = running.reduce((sum, clock) => sum + clock.pauses.length, 0)
  const carried = clocks.length + escalations.length + tasks.length + supervision.length
  const goingOn = running.length + unended(complaint).length
  work.left -= STEP + GOING_ON * goingOn + PAUSE * pauses + CARRIED * carried
}

export const isSpent = ({ left }: Work): boolean => left < 0
