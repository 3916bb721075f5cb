import type { z } from 'zod'
import {
  isBreached,
  isNamed,
  isRunning,
  ruleOf,
  stageOwnerOf,
  termOf,
  waitingExtension,
} from '../../domain/time/clocks.ts'
import type { Clock, Complaint } from '../../domain/complaint.ts'
import { countedMs, type Unit } from '../../domain/calendar/counting.ts'
import { utc, type Instant } from '../../domain/instant.ts'
import type { ClockRun, ClockView } from './clock-schemas.ts'

type Seen = { complaint: Complaint; now: Instant }

/** A complaint's clocks, each with the run that goes on and those that have ended. */
export function clockViews(complaint: Complaint, now: Instant): z.input<typeof ClockView>[] {
  const names = new Set(complaint.clocks.map(({ name }) => name))
  return [...names].map((name) => clockView({ complaint, now }, name))
}

function clockView(seen: Seen, name: string): z.input<typeof ClockView> {
  const runs = seen.complaint.clocks.filter((clock) => clock.name === name)
  const rule = ruleOf(seen.complaint, name)
  const owner = stageOwnerOf(seen.complaint, name)
  // After a reopening the clock of the earlier round may still run beside the new one.
  const [ongoing, ...earlier] = runs.filter(isRunning).toReversed()
  return {
    name,
    ...(rule && { basis: rule.basis, owedBy: rule.owedBy }),
    ...(owner && { owner }),
    ongoing: ongoing ? clockRun(seen, ongoing) : null,
    ...(earlier.length > 0 && { earlierOngoing: earlier.map((clock) => clockRun(seen, clock)) }),
    completed: runs.filter((clock) => !isRunning(clock)).map((clock) => clockRun(seen, clock)),
  }
}

function clockRun({ complaint, now }: Seen, clock: Clock): z.input<typeof ClockRun> {
  const rule = ruleOf(complaint, clock.name)
  const term = rule && termOf(complaint, rule)
  const unit = term?.unit ?? 'hours'
  const { startedAt, dueAt, pausedAt, endedAt, pauses, provisional } = clock
  const stoppedAt = endedAt ?? pausedAt ?? now
  const counted = (from: Instant, until: Instant) => countedMs(from, until, unit, complaint.calendar)
  const paused = pauses.reduce((sum, { from, until }) => sum + counted(from, Math.min(until, stoppedAt)), 0)
  const left = stoppedAt <= dueAt ? counted(stoppedAt, dueAt) : -counted(dueAt, stoppedAt)
  return {
    cycle: clock.cycle,
    n: clock.n,
    state: clock.state,
    startTime: utc(startedAt),
    breachTime: utc(dueAt),
    ...(endedAt !== undefined && { stopTime: utc(endedAt) }),
    paused: pausedAt !== undefined,
    ...(pausedAt !== undefined && { pausedSince: utc(pausedAt) }),
    breached: isBreached(clock),
    ...(clock.breach?.voided && { voided: true }),
    ...extensionOf(clock),
    provisional: provisional ?? false,
    ...(clock.moved && { moved: true as const }),
    ...(term && !isNamed(clock) && { goal: { amount: term.amount, unit } }),
    elapsed: lengthOf(counted(startedAt, stoppedAt) - paused, unit),
    remaining: lengthOf(left, unit),
  }
}

function extensionOf(clock: Clock): { extension?: 'waiting' | 'inForce' } {
  if (clock.extensions?.some(({ inForce }) => inForce)) return { extension: 'inForce' }
  return waitingExtension(clock) ? { extension: 'waiting' } : {}
}

/** Counted milliseconds, also as ISO 8601; a counted day has 24 hours. */
function lengthOf(ms: number, unit: Unit) {
  const size = Math.abs(ms)
  const [hours, minutes, seconds] = [
    Math.floor(size / 3_600_000),
    Math.floor(size / 60_000) % 60,
    (size % 60_000) / 1_000,
  ] as const
  const text = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${seconds ? `${seconds}S` : ''}`
  return { ms, iso: `${ms < 0 ? '-' : ''}PT${text || '0S'}`, unit }
}
