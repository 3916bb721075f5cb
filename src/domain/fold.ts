import type { Complaint } from './complaint.ts'
import { evolve } from './evolve/evolve.ts'
import type { Entry } from './journal.ts'
import { blank, type Opening } from './opening.ts'

/** What a complaint starts from beside its first event. */
export type Pins = Pick<Opening, 'policy' | 'calendar' | 'messageId'>

/** The complaint that a whole journal adds up to; none where it does not begin with the receipt. */
export function fold(pins: Pins, entries: readonly Entry[]): Complaint | undefined {
  const [first] = entries
  if (first?.event.type !== 'received') return undefined
  const { type: _t, at: receivedAt, policy: _p, calendar: _c, ...said } = first.event
  const begin = blank({ ...said, ...pins, receivedAt, by: first.by })
  return entries.reduce((complaint, { event }) => evolve(complaint, event), begin)
}
