import { ruleOf } from '../time/clocks.ts'
import type { Clock, Complaint } from '../complaint.ts'
import type { Event, EventOf } from '../event.ts'

/** In a mass complaint hundreds are merged into one; the journal names them all. */
const ABSORBED_KEPT = 200

/** What merging does to the one that is merged and to the one that goes on with its matter. */
export function evolveMerging(complaint: Complaint, event: Event): Complaint {
  switch (event.type) {
    case 'mergeBegun':
      return { ...complaint, merging: { into: event.into, at: event.at } }
    case 'mergeCancelled':
      return unmerged(complaint)
    case 'merged':
      return {
        ...unmerged(complaint),
        mergedInto: event.into,
        ...(event.samePerson && { mergedSamePerson: true }),
      }
    case 'absorbed':
      return absorbing(complaint, event)
    case 'released':
      return { ...complaint, absorbed: (complaint.absorbed ?? []).filter(({ id }) => id !== event.complaint) }
    default:
      return complaint
  }
}

/** Neither merged nor about to be. */
export function unmerged(complaint: Complaint): Complaint {
  const { merging: _m, mergedInto: _i, mergedSamePerson: _s, ...rest } = complaint
  return rest
}

function absorbing(complaint: Complaint, event: EventOf<'absorbed'>): Complaint {
  const { complaint: id, number, receivedAt, at } = event
  const absorbed = [...(complaint.absorbed ?? []), { id, number, receivedAt, at }].slice(-ABSORBED_KEPT)
  return countingFrom({ ...complaint, absorbed }, event.countsFrom)
}

/** What runs from the receipt runs from the earliest one. A breach on record stays, and so does what has ended. */
function countingFrom(complaint: Complaint, from: number | undefined): Complaint {
  const before = complaint.countsFrom ?? complaint.receivedAt
  if (from === undefined || from >= before) return complaint
  const isFromReceipt = (clock: Clock) =>
    clock.state === 'running' &&
    clock.cycle === 1 &&
    clock.startedAt === before &&
    clock.breach === undefined &&
    ruleOf(complaint, clock.name)?.from.includes('received') === true
  const clocks = complaint.clocks.map((clock) =>
    isFromReceipt(clock) ? { ...clock, startedAt: from } : clock,
  )
  return { ...complaint, countsFrom: from, clocks }
}
