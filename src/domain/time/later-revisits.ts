import { instantAfter, refOf, ruleOf } from './clocks.ts'
import type { Clock, Complaint } from '../complaint.ts'
import type { Event, EventOf } from '../event.ts'
import type { ClockRule } from '../policy/policy.ts'
import { LATER_REVISIT, laterRevisits } from '../policy/revisits.ts'
import { isOfEvaluation } from '../supervision/emergency.ts'
import { runningClocks } from './going-on.ts'

/** The revisits after closing that are still to be made, the next one first. */
export const laterRunning = (complaint: Complaint): Clock[] =>
  runningClocks(complaint)
    .filter(({ name }) => name === LATER_REVISIT)
    .toSorted((one, other) => one.dueAt - other.dueAt)

/** What an event ends whatever is owed: the closing all but an emergency's evaluation, the archiving that too. */
export function endedBy(complaint: Complaint, { type }: Event): readonly Clock[] | undefined {
  const isEvaluation = (clock: Clock): boolean => {
    const rule = ruleOf(complaint, clock.name)
    return rule !== undefined && isOfEvaluation(rule)
  }
  switch (type) {
    case 'closed':
      return runningClocks(complaint).filter((clock) => !isEvaluation(clock))
    case 'cycleOpened':
      return laterRunning(complaint)
    case 'archived':
      return [...laterRunning(complaint), ...runningClocks(complaint).filter(isEvaluation)]
    default:
      return undefined
  }
}

/** Whether a clock may start: of what is closed an evaluation that is due before the archiving. */
export const mayStart = (
  { stage, reopenUntil = 0 }: Complaint,
  rule: ClockRule,
  { dueAt }: EventOf<'clockStarted'>,
): boolean => stage !== 'closed' || (isOfEvaluation(rule) && dueAt < reopenUntil)

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
