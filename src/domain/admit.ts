import { relationsOf } from './access/ties.ts'
import type { Actor, Command } from './command.ts'
import type { Complaint } from './complaint.ts'
import { unfold } from './time/consequences.ts'
import { decide } from './decide/decide.ts'
import type { Event, EventOf } from './event.ts'
import { escalationsKept } from './time/going-on.ts'
import type { Instant } from './instant.ts'
import type { Entry } from './journal/journal.ts'
import { isRefusal, type Refusal } from './refusal.ts'
import { nextClockStepAt, nextStep, type Step } from './time/steps.ts'
import { asMuchAsItTakes, isSpent, spend, type Work } from './import/work.ts'

/** What a complaint has become, and the journal's lines that tell it. */
export type Admission = { complaint: Complaint; entries: Entry[] }

type Repeated = EventOf<'escalated'> | EventOf<'warned'>
type Written = { by: Entry['by']; command: string; recordedAt: Instant; past?: true }

/** Time itself, in the journal's `by`. */
export const TIME: Actor = { id: 'time', role: 'system' }

/** More steps than any complaint can owe in one go: a loop without end, not a backlog. */
const STEPS_AT_MOST = 1_000_000

/**
 * Several commands as one, all or nothing: first what time has done before they arrived, then each in turn. What was
 * `accepted` before is taken again and refused nothing.
 */
export function admit(
  complaint: Complaint,
  commands: readonly Command[],
  { by, at, now, ...how }: { by: Actor; at: Instant; now: Instant; accepted?: true; edition?: number },
): Admission | Refusal {
  const { complaint: caught, entries } = catchUp(complaint, { until: at, now })
  const before = relationsOf(caught, by)
  let present = caught
  for (const [index, command] of commands.entries()) {
    const decided = decide(present, { command, by, at, recordedAt: now, before, ...how })
    if (isRefusal(decided)) return decided.field === undefined ? decided : { ...decided, command: index }
    entries.push(...written(present, decided.events, { by, command: command.type, recordedAt: now }))
    present = decided.complaint
  }
  return { complaint: present, entries }
}

/**
 * Records every step whose instant lies before `until`, in order, with its nominal instant. With bounded work it stops
 * when that is spent: whoever bounds it looks.
 */
export function catchUp(
  complaint: Complaint,
  { until, now, past, work = asMuchAsItTakes() }: { until: Instant; now: Instant; past?: true; work?: Work },
): Admission {
  const entries: Entry[] = []
  let present = complaint
  for (let count = 0; count < STEPS_AT_MOST; count++) {
    const step = nextStep(present)
    if (!step || step.at >= until || isSpent(work)) return { complaint: present, entries }
    spend(work, present)
    const happened = past ? folded(present, step, { until, work }) : step.events()
    const { complaint: later, events } = unfold(present, happened, TIME)
    entries.push(
      ...written(present, events, { by: TIME, command: step.kind, recordedAt: now, ...(past && { past }) }),
    )
    present = later
  }
  throw endless(complaint)
}

/**
 * Lets time run on until every clock has been met, has lapsed or stands still for good; an escalation that nobody
 * accepts does not keep it going.
 */
export function runOut(complaint: Complaint, { now }: { now: Instant }): Admission {
  const entries: Entry[] = []
  let present = complaint
  for (let at = nextClockStepAt(present); at !== undefined; at = nextClockStepAt(present)) {
    const caught = catchUp(present, { until: at + 1, now, past: true })
    entries.push(...caught.entries)
    present = caught.complaint
  }
  return { complaint: present, entries }
}

const endless = ({ id }: Complaint): Error =>
  new Error(`Complaint ${id} owes more than ${STEPS_AT_MOST} steps: its clocks never come to rest.`)

/**
 * In the past the repeats of a ladder's top are one entry, which says how many it stands for, and so are the repeated
 * warnings of one clock.
 */
function folded(complaint: Complaint, first: Step, { until, work }: { until: Instant; work: Work }): Event[] {
  if (!repeated(complaint, first)) return first.events()
  const last = new Map<string, Repeated>()
  let present = complaint
  let step: Step | undefined = first
  for (let count = 0; step && step.at < until && !isSpent(work); count++) {
    spend(work, present)
    const repeat: Repeated | undefined = repeated(present, step)
    if (!repeat) break
    if (count === STEPS_AT_MOST) throw endless(complaint)
    const of = repeat.type === 'warned' ? `${repeat.cycle}/${repeat.clock}/${repeat.n}` : repeat.source
    const before = last.get(of)?.folded ?? 0
    last.set(of, { ...repeat, folded: before + 1 })
    present = unfold(present, [repeat], TIME).complaint
    step = nextStep(present)
  }
  return [...last.values()].toSorted((one, other) => one.at - other.at)
}

/** The step as the repeat of a ladder's top, or of a warning, if that is what it is. */
function repeated({ escalations }: Complaint, { kind, events }: Step): Repeated | undefined {
  const [event] = kind === 'climb' || kind === 'warn' ? events() : []
  if (event?.type === 'warned' && event.share > 1) return event
  if (event?.type !== 'escalated') return undefined
  const climbing = escalationsKept.find(escalations, ({ source }) => source === event.source)
  return climbing?.level === event.level ? event : undefined
}

/** Lines for what happened, numbered on from the complaint before it. */
export function written(before: Complaint, events: readonly Event[], { by, ...how }: Written): Entry[] {
  return events.map((event, index) => ({
    sequence: before.version + index + 1,
    event,
    by: { id: by.id, role: by.role, ...(by.for !== undefined && { for: by.for }) },
    ...how,
  }))
}
