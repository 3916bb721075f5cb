import { asDue, deadlineOf, isBreached, isRunning, refOf, ruleOf } from './clocks.ts'
import { clockKey, type Clock, type Complaint, type Meeting } from '../complaint.ts'
import type { Event, EventOf } from '../event.ts'
import { without } from '../evolve/proof.ts'
import type { Instant } from '../instant.ts'
import { firstStep } from './ladder.ts'
import { expiry } from './lapse.ts'
import { nextRun, pausesOfNextRun } from './owed.ts'
import type { ClockRule } from '../policy/policy.ts'

/**
 * What follows where an entry is voided that had met clocks: each of them runs again, with the due it would have had
 * without it. Was there another entry that would have met it, it is met by that one. A due that has passed meanwhile
 * is one retroactive breach; of what others owe it runs out now. What the entry itself had started is cancelled.
 */
export function reopened(
  complaint: Complaint,
  sequence: number,
  { at, edition }: { at: Instant; edition: number },
): Event[] {
  const { metBy = [] } = complaint
  const left = without(metBy, sequence)
  return metBy
    .filter(({ entries: [first] }) => first?.sequence === sequence)
    .flatMap((met) => {
      const clock = clockOf(complaint, met)
      if (clock?.state !== 'met') return []
      const next = left.find((one) => clockKey(one) === clockKey(met))?.entries[0]?.at
      return [
        ...follower(complaint, clock, at),
        ...reopenedEvents(complaint, clock, { sequence, at, next, edition }),
      ]
    })
}

const clockOf = ({ clocks }: Complaint, { cycle, name, n }: Meeting): Clock | undefined =>
  clocks.find((clock) => clock.n === n && clock.name === name && clock.cycle === cycle)

type How = { sequence: number; at: Instant; next: Instant | undefined; edition: number }

function reopenedEvents(complaint: Complaint, clock: Clock, { sequence, at, next, edition }: How): Event[] {
  const ref = refOf(clock)
  const due = edition < 7 ? { dueAt: clock.dueAt } : dueAfterPauses(complaint, clock, at)
  const { dueAt } = due
  const closedAt = complaint.stage === 'closed' ? complaint.closedAt : undefined
  const hasPassed = dueAt < (next ?? closedAt ?? at)
  const owing = edition < 7 ? undefined : owedByOthers(complaint, clock)
  const isLate = hasPassed && owing === undefined
  const events: Event[] = [{ type: 'clockReopened', at, ...ref, ...due, sequence }]
  if (isLate && !isBreached(clock)) events.push({ type: 'breached', at, ...ref, dueAt, retroactive: true })
  if (next !== undefined)
    return [...events, { type: 'clockMet', at: next, ...ref, ...(isLate && { lateMs: next - dueAt }) }]
  if (closedAt !== undefined) return [...events, { type: 'clockCancelled', at, ...ref, why: 'closed' }]
  if (!hasPassed) return events
  return [...events, ...(owing ? expiry(complaint, owing, clock, at) : calledAgain(complaint, clock, at))]
}

type Due = Pick<EventOf<'clockReopened'>, 'dueAt' | 'provisional' | 'stood'>

/** While its next run stood still it would have stood still too: its due moves by that, where it had not passed. */
function dueAfterPauses(complaint: Complaint, clock: Clock, at: Instant): Due {
  const rule = ruleOf(complaint, clock.name)
  const since = clock.breach ? [] : pausesOfNextRun(complaint, clock, at)
  if (!rule || since.length === 0) return { dueAt: clock.dueAt }
  return { ...asDue(deadlineOf(complaint, rule, clock, [...clock.pauses, ...since])), stood: true }
}

/** The rule of a clock that is not the firm's: it breaks no promise of the firm's, and nobody is called. */
function owedByOthers(complaint: Complaint, { name }: Clock): ClockRule | undefined {
  const rule = ruleOf(complaint, name)
  return rule?.owedBy === 'agent' ? undefined : rule
}

/** The escalation of a breach that stands again. */
function calledAgain(complaint: Complaint, clock: Clock, at: Instant): Event[] {
  const ladder = ruleOf(complaint, clock.name)?.ladder
  const about = { source: clockKey(clock), cycle: clock.cycle, clock: clock.name }
  return ladder === undefined ? [] : firstStep(complaint, { ...about, ladder }, at)
}

/** The next run of the same clock, where it was the voided entry that began it. */
function follower(complaint: Complaint, clock: Clock, at: Instant): Event[] {
  const next = nextRun(complaint, clock)
  return next && isRunning(next) ? [{ type: 'clockCancelled', at, ...refOf(next), why: 'entryVoided' }] : []
}
