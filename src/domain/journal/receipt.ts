import { isBreached, isRunning, refOf } from '../time/clocks.ts'
import type { Actor } from '../command.ts'
import type { Complaint, Owner } from '../complaint.ts'
import { dependentActions, type NextActions } from '../decide/decide.ts'
import type { Outcome } from '../event.ts'
import type { ClockRef } from '../events/timekeeping.ts'
import type { Instant } from '../instant.ts'
import { levelOf } from '../time/ladder.ts'
import type { Stage, WaitReason } from '../policy/policy.ts'
import { nextDue, type NextDue } from '../summary.ts'

/** How a complaint stands after a command and what may be asked for next, short enough to live in its history. */
export type Receipt = {
  version: number
  stage: Stage
  outcome?: Outcome
  cycle: number
  /** When what was asked counts as done, where the stamp of its arrival was too old or too far ahead to be believed. */
  countedAt?: Instant
  level: number
  owner?: Owner
  waiting: WaitReason[]
  nextDue?: NextDue
  clocks: (ClockRef & { dueAt: Instant; paused?: true; breached?: true })[]
} & NextActions

/** The receipt for one person: what they may ask for next depends on who they are. */
export function receiptOf(complaint: Complaint, by: Actor): Receipt {
  const due = nextDue(complaint)
  return {
    version: complaint.version,
    stage: complaint.stage,
    ...(complaint.outcome && { outcome: complaint.outcome }),
    cycle: complaint.cycle,
    level: levelOf(complaint),
    ...(complaint.owner && { owner: complaint.owner }),
    waiting: complaint.waiting.map(({ reason }) => reason),
    ...(due && { nextDue: due }),
    clocks: complaint.clocks.filter(isRunning).map((clock) => ({
      ...refOf(clock),
      dueAt: clock.dueAt,
      ...(clock.pausedAt !== undefined && { paused: true as const }),
      ...(isBreached(clock) && { breached: true as const }),
    })),
    ...dependentActions(complaint, by),
  }
}
