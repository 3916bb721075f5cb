import { pausesBefore, pausesOfNextRun } from '../time/owed.ts'
import { isBreached } from '../time/clocks.ts'
import type { Clock, Complaint, Extension } from '../complaint.ts'
import type { Event, EventOf } from '../event.ts'
import type { ClockRef } from '../events/timekeeping.ts'
import { clocksKept } from '../time/going-on.ts'

/** What timekeeping events do to their clock. */
export function evolveClocks(complaint: Complaint, event: Event): Complaint {
  switch (event.type) {
    case 'clockStarted':
      return { ...complaint, clocks: clocksKept.added(complaint.clocks, started(complaint, event)) }
    case 'noticeConfirmed':
      return confirmed(complaint, event)
    case 'clockReopened':
      return change(complaint, event, (clock) => reopened(complaint, clock, event))
    case 'clockPaused':
    case 'clockResumed':
    case 'dueChanged':
    case 'dueMoved':
    case 'clockMet':
    case 'clockCancelled':
    case 'clockExpired':
    case 'warned':
    case 'reminded':
    case 'breached':
    case 'breachVoided':
    case 'extensionGranted':
    case 'extensionCancelled':
      return change(complaint, event, (clock) => changed(clock, event))
    default:
      return complaint
  }
}

type ClockEvent = Exclude<Extract<Event, ClockRef>, { type: 'clockReopened' }>

function change(complaint: Complaint, ref: ClockRef, how: (clock: Clock) => Clock): Complaint {
  const isIt = (clock: Clock) => clock.name === ref.clock && clock.cycle === ref.cycle && clock.n === ref.n
  return { ...complaint, clocks: clocksKept.changed(complaint.clocks, isIt, how) }
}

function started(complaint: Complaint, event: EventOf<'clockStarted'>): Clock {
  const { at, clock: name, cycle, n, dueAt, provisional, fixed, startedAt = at } = event
  const due = { dueAt, ...(provisional && { provisional }), ...(fixed && { fixedDueAt: dueAt }) }
  const pauses = event.startedAt === undefined ? [] : pausesBefore(complaint, { name })
  return { name, cycle, n, state: 'running', startedAt, ...due, pauses, warnings: 0 }
}

function reopened(complaint: Complaint, clock: Clock, event: EventOf<'clockReopened'>): Clock {
  const { endedAt: _, ...rest } = clock
  if (!event.stood) return { ...rest, state: 'running' }
  const pauses = [...clock.pauses, ...pausesOfNextRun(complaint, clock, event.at)]
  return { ...rest, ...due(event), state: 'running', pauses }
}

function changed(clock: Clock, event: ClockEvent): Clock {
  switch (event.type) {
    case 'clockPaused':
      return { ...clock, pausedAt: event.at, pausedBy: event.reason }
    case 'clockResumed':
      return { ...unpaused(clock, event.at), ...due(event) }
    case 'dueChanged': {
      const { provisional: _, ...rest } = clock
      return { ...rest, ...due(event) }
    }
    case 'dueMoved': {
      const { dueAt, at } = event
      const extensions = clock.extensions?.length
      return { ...clock, moved: { dueAt, at, ...(extensions && { extensions }) } }
    }
    case 'clockMet':
      return { ...unpaused(clock, event.at), state: 'met', endedAt: event.at }
    case 'clockCancelled':
      return cancelled(clock, event)
    case 'clockExpired':
      return { ...unpaused(clock, event.at), state: 'expired', endedAt: event.at }
    case 'warned':
    case 'reminded':
      return { ...clock, warnings: event.nth }
    case 'breached':
      return { ...clock, breach: { dueAt: event.dueAt, ...(event.retroactive && { retroactive: true }) } }
    case 'breachVoided':
      return clock.breach ? { ...clock, breach: { ...clock.breach, voided: true } } : clock
    case 'extensionGranted':
      return extended(clock, event)
    case 'extensionCancelled':
      return withExtension(clock, event.notice, { cancelledAt: event.at })
    case 'clockStarted':
      return clock
  }
}

const cancelled = (clock: Clock, { at, why }: EventOf<'clockCancelled'>): Clock => ({
  ...unpaused(clock, at),
  state: isBreached(clock) ? 'unmet' : 'cancelled',
  endedAt: at,
  ...(why === 'policyAdopted' && { dropped: true as const }),
})

/** Extensions from before approvers were looked up do not say when they were granted. */
const extended = (clock: Clock, { at, by, notice, approverRole }: EventOf<'extensionGranted'>): Clock => ({
  ...clock,
  extensions: [...(clock.extensions ?? []), { by, notice, ...(approverRole && { grantedAt: at }) }],
})

const withExtension = (clock: Clock, notice: string, became: Partial<Extension>): Clock => ({
  ...clock,
  extensions: (clock.extensions ?? []).map((one) => (one.notice === notice ? { ...one, ...became } : one)),
})

const due = ({ dueAt, provisional }: { dueAt: number; provisional?: true }) => ({
  dueAt,
  ...(provisional && { provisional }),
})

function unpaused(clock: Clock, at: number): Clock {
  if (clock.pausedAt === undefined) return clock
  const { pausedAt, pausedBy: _, ...rest } = clock
  return { ...rest, pauses: [...clock.pauses, { from: pausedAt, until: Math.max(pausedAt, at) }] }
}

/**
 * An extension comes into force once its notice is recorded as sent, and only before the old due has passed; while a
 * clock stands still its due does not pass. Where the sending counts, a breach recorded meanwhile was none.
 */
function confirmed(complaint: Complaint, event: EventOf<'noticeConfirmed'>): Complaint {
  const takesEffect = (clock: Clock) => {
    const bySending = complaint.policy.extensions?.find((one) => one.clock === clock.name)?.bySending
    if (isBreached(clock)) return bySending === true && event.sentAt <= clock.breach!.dueAt
    const at = bySending ? event.sentAt : event.at
    return clock.state === 'running' && (clock.pausedAt !== undefined || at <= clock.dueAt)
  }
  const inForce = (clock: Clock): Clock => {
    const isWaited = clock.extensions?.some(
      ({ notice, cancelledAt }) => notice === event.key && cancelledAt === undefined,
    )
    return isWaited && takesEffect(clock) ? withExtension(clock, event.key, { inForce: true }) : clock
  }
  return { ...complaint, clocks: complaint.clocks.map(inForce) }
}
