import { isBreached, isRunning, ruleOf } from './time/clocks.ts'
import type { Clock, Complaint } from './complaint.ts'
import type { Instant } from './instant.ts'

/** The running clock of the firm's that is due next; a paused one has no due. */
export function nextDue(
  complaint: Complaint,
): { clock: string; at: Instant; provisional?: true } | undefined {
  let next: Clock | undefined
  for (const clock of complaint.clocks)
    if (isRunning(clock) && clock.pausedAt === undefined && isOwed(complaint, clock))
      if (!next || clock.dueAt < next.dueAt) next = clock
  return (
    next && { clock: next.name, at: next.dueAt, ...(next.provisional && { provisional: next.provisional }) }
  )
}

const isOwed = (complaint: Complaint, clock: Clock): boolean =>
  !isBreached(clock) && ruleOf(complaint, clock.name)?.owedBy === 'agent'

/** How a clock stands, in the words of the exported table. */
export type ClockResult = 'in_time' | 'lapsed' | 'lapsed_open' | 'cancelled' | 'running'

export function resultOf(clock: Clock): ClockResult {
  if (clock.state === 'met') return isBreached(clock) ? 'lapsed' : 'in_time'
  if (clock.state === 'expired' || isBreached(clock)) return 'lapsed_open'
  return clock.state === 'cancelled' ? 'cancelled' : 'running'
}

/** When its due passed unmet, if it did. */
export const lapsedAt = (clock: Clock): Instant | undefined =>
  clock.state === 'expired' ? clock.dueAt : isBreached(clock) ? clock.breach!.dueAt : undefined
