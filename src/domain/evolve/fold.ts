import type { Complaint } from '../complaint.ts'
import { evolveEntry } from './evolve.ts'
import type { Entry } from '../journal/journal.ts'
import { blank, type Opening } from '../opening.ts'

/** What a complaint starts from beside its first event. */
export type Pins = Pick<Opening, 'policy' | 'calendar' | 'messageId'>

/** The complaint that a whole journal adds up to; none where it does not begin with the receipt. */
export function fold(pins: Pins, entries: readonly Entry[]): Complaint | undefined {
  const before = beforeFirst(pins, entries)
  return before && entries.reduce(evolveEntry, before)
}

/** The complaint before its first entry, which must be the receipt. */
export function beforeFirst(pins: Pins, [first]: readonly Entry[]): Complaint | undefined {
  if (first?.event.type !== 'received') return undefined
  const { type: _t, at: receivedAt, policy: _p, calendar: _c, ...said } = first.event
  return blank({ ...said, ...pins, receivedAt, by: first.by }, first.past)
}
