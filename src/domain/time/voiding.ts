import { isBreached, refOf, ruleOf } from './clocks.ts'
import { clockKey, type Clock, type Complaint, type Meeting } from '../complaint.ts'
import type { Event } from '../event.ts'
import { without } from '../evolve/proof.ts'
import { runningClocks } from './going-on.ts'
import type { Instant } from '../instant.ts'
import { firstStep } from './ladder.ts'

/**
 * What follows where an entry is voided that had met clocks: each of them runs again with its original due. Was there
 * another entry that would have met it, it is met by that one. A due that has passed meanwhile is one retroactive
 * breach; what the entry itself had started is cancelled.
 */
export function reopened(complaint: Complaint, sequence: number, at: Instant): Event[] {
  const { metBy = [] } = complaint
  const left = without(metBy, sequence)
  return metBy
    .filter(({ entries: [first] }) => first?.sequence === sequence)
    .flatMap((met) => {
      const clock = clockOf(complaint, met)
      if (clock?.state !== 'met') return []
      const next = left.find((one) => clockKey(one) === clockKey(met))?.entries[0]?.at
      return [
        ...follower(complaint, clock, met.entries[0]!.at, at),
        ...reopenedEvents(complaint, clock, { sequence, at, next }),
      ]
    })
}

const clockOf = ({ clocks }: Complaint, { cycle, name, n }: Meeting): Clock | undefined =>
  clocks.find((clock) => clock.n === n && clock.name === name && clock.cycle === cycle)

type How = { sequence: number; at: Instant; next: Instant | undefined }

function reopenedEvents(complaint: Complaint, clock: Clock, { sequence, at, next }: How): Event[] {
  const ref = refOf(clock)
  const { dueAt } = clock
  const closedAt = complaint.stage === 'closed' ? complaint.closedAt : undefined
  const isLate = dueAt < (next ?? closedAt ?? at)
  const events: Event[] = [{ type: 'clockReopened', at, ...ref, dueAt, sequence }]
  if (isLate && !isBreached(clock)) events.push({ type: 'breached', at, ...ref, dueAt, retroactive: true })
  if (next !== undefined)
    return [...events, { type: 'clockMet', at: next, ...ref, ...(isLate && { lateMs: next - dueAt }) }]
  if (closedAt !== undefined) return [...events, { type: 'clockCancelled', at, ...ref, why: 'closed' }]
  return isLate ? [...events, ...calledAgain(complaint, clock, at)] : events
}

/** The escalation of a breach that stands again. */
function calledAgain(complaint: Complaint, clock: Clock, at: Instant): Event[] {
  const ladder = ruleOf(complaint, clock.name)?.ladder
  const about = { source: clockKey(clock), cycle: clock.cycle, clock: clock.name }
  return ladder === undefined ? [] : firstStep(complaint, { ...about, ladder }, at)
}

/** The next run of the same clock, where it was the voided entry that began it. */
function follower(complaint: Complaint, { name, cycle, n }: Clock, metAt: Instant, at: Instant): Event[] {
  return runningClocks(complaint)
    .filter((one) => one.name === name && one.cycle === cycle && one.n === n + 1)
    .filter((one) => one.startedAt === metAt)
    .map((one) => ({ type: 'clockCancelled', at, ...refOf(one), why: 'entryVoided' }))
}
