import type { Escalating, Supervising } from '../events/supervising.ts'
import type { EventFields } from './field.ts'

/** Supervise orders and escalations. The customer is told of neither. */
export const OF_SUPERVISING: Pick<EventFields, (Supervising | Escalating)['type']> = {
  supervisionOrdered: {
    order: 'count',
    cycle: 'count',
    by: 'staff',
    role: 'code',
    instruction: 'words',
    dueAt: 'instant',
  },
  supervisionReplied: { order: 'count', by: 'staff', reply: 'words' },
  supervisionConcluded: { order: 'count', by: 'staff', why: 'code', comment: 'words' },
  escalated: {
    key: 'code',
    source: 'code',
    cycle: 'count',
    clock: 'code',
    ladder: 'code',
    level: 'count',
    repeat: 'count',
    to: 'code',
    reason: 'words',
    unmet: { is: 'flag', endpoints: false },
    folded: 'count',
  },
  escalationAccepted: { key: 'code', by: 'staff', comment: 'words' },
  escalationDelegated: { key: 'code', by: 'staff', to: 'staff', reason: 'words', unchecked: 'inner' },
  escalationEnded: { key: 'code', why: 'code', by: 'staff', note: 'words' },
}
