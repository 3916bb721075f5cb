import { instantAfter, refOf } from './clocks.ts'
import type { Clock, Complaint } from '../complaint.ts'
import type { Event } from '../event.ts'
import { LATER_REVISIT, laterRevisits } from '../policy/revisits.ts'
import { runningClocks } from './going-on.ts'

/** The revisits after closing that are still to be made, the next one first. */
export const laterRunning = (complaint: Complaint): Clock[] =>
  runningClocks(complaint)
    .filter(({ name }) => name === LATER_REVISIT)
    .toSorted((one, other) => one.dueAt - other.dueAt)

/** One answer is one revisit's: that of the next. */
export const isNextLater = (complaint: Complaint, clock: Clock): boolean =>
  clock.name !== LATER_REVISIT || laterRunning(complaint)[0] === clock

/** What was resolved is asked about again: each of the policy's later revisits runs from the closing (R79). */
export function laterStarted(complaint: Complaint, event: Event): Event[] {
  if (event.type !== 'closed' || event.outcome !== 'resolved') return []
  const { cycle, clocks } = complaint
  const before = clocks.filter((clock) => clock.name === LATER_REVISIT && clock.cycle === cycle).length
  return laterRevisits(complaint.policy).flatMap((after, index): Event[] => {
    const dueAt = instantAfter(event.at, after, complaint)
    const ref = refOf({ name: LATER_REVISIT, cycle, n: before + index + 1 })
    return dueAt < event.reopenUntil
      ? [{ type: 'clockStarted', at: event.at, ...ref, dueAt, fixed: true }]
      : []
  })
}
