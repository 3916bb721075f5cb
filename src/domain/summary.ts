import type { Clock, Complaint } from './complaint.ts'
import type { Instant } from './instant.ts'
import { isBreached, ruleOf } from './time/clocks.ts'
import { runningClocks } from './time/going-on.ts'

/** What the firm owes first: a running clock that is not paused, and whether its due has passed. */
export type NextDue = { clock: string; at: Instant; provisional?: true; overdue?: true }

/** The earliest due that the firm still owes, lapsed or not; a paused clock has no due. */
export function nextDue(complaint: Complaint): NextDue | undefined {
  const owed = runningClocks(complaint).filter(
    (clock) => clock.pausedAt === undefined && ruleOf(complaint, clock.name)?.owedBy === 'agent',
  )
  const [next] = owed.toSorted(byDue)
  return (
    next && {
      clock: next.name,
      at: next.dueAt,
      ...(next.provisional && { provisional: next.provisional }),
      ...(isBreached(next) && { overdue: true as const }),
    }
  )
}

function byDue(one: Clock, other: Clock): number {
  if (one.dueAt !== other.dueAt) return one.dueAt - other.dueAt
  if (one.name !== other.name) return one.name < other.name ? -1 : 1
  return one.cycle - other.cycle || one.n - other.n
}

/** Since when the firm has owed what it has not done: the first due that passed and is not met. */
export function overdueSince(complaint: Pick<Complaint, 'clocks'>): Instant | undefined {
  const lapsed = runningClocks(complaint)
    .filter(isBreached)
    .map(({ breach }) => breach!.dueAt)
  return lapsed.length > 0 ? Math.min(...lapsed) : undefined
}

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
