import type { Timekeeping } from '../events/timekeeping.ts'
import type { EventFields } from './field.ts'

const clock = { clock: 'code', cycle: 'count', n: 'count' } as const
const started = { dueAt: 'instant', provisional: 'flag' } as const
const toldCode = { is: 'code', customer: true } as const
const toldInstant = { is: 'instant', customer: true } as const

/** What the clocks did. The customer is told of what they were granted and of the deadline that was moved. */
export const OF_TIMEKEEPING: Pick<EventFields, Timekeeping['type']> = {
  clockStarted: { ...clock, ...started, fixed: 'flag', startedAt: 'instant' },
  clockPaused: { ...clock, reason: 'code' },
  clockResumed: { ...clock, ...started, why: 'code' },
  dueChanged: { ...clock, ...started, before: 'instant', why: 'code' },
  clockMet: { ...clock, lateMs: 'count' },
  clockReopened: { ...clock, ...started, stood: 'flag', sequence: 'count' },
  clockCancelled: { ...clock, why: 'code' },
  clockExpired: { ...clock, dueAt: 'instant' },
  warned: { ...clock, share: 'share', nth: 'count', dueAt: 'instant', folded: 'count' },
  breached: { ...clock, dueAt: 'instant', retroactive: 'flag' },
  breachVoided: { ...clock, dueAt: 'instant', why: 'code' },
  extensionGranted: {
    ...clock,
    clock: toldCode,
    by: 'inner',
    reason: 'said',
    approvedBy: 'staff',
    approverRole: 'inner',
    dueAt: toldInstant,
    notice: 'inner',
    unchecked: 'inner',
  },
  dueMoved: {
    ...clock,
    clock: toldCode,
    before: 'instant',
    dueAt: toldInstant,
    by: 'staff',
    reason: 'said',
    told: 'flag',
  },
  extensionCancelled: { ...clock, reason: 'words', notice: 'inner' },
  reminded: { ...clock, of: 'code', share: 'share', nth: 'count', dueAt: 'instant' },
  waitingGivenUp: { reason: 'code' },
  taskOverdue: { task: 'count' },
  supervisionOverdue: { order: 'count' },
}
