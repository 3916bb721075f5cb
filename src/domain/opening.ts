import { catchUp, written, type Admission, admit } from './admit.ts'
import type { Calendar } from './calendar/calendar.ts'
import type { Actor, Command } from './command.ts'
import type { Complaint } from './complaint.ts'
import { unfold } from './consequences.ts'
import { decide } from './decide/decide.ts'
import type { Channel, Details } from './intake.ts'
import type { Instant } from './instant.ts'
import type { Kind, Policy } from './policy.ts'
import { isRefusal, refuse, type Refusal } from './refusal.ts'
import { asMuchAsItTakes, isSpent, spend, type Work } from './work.ts'

/** What a complaint starts from: it pins policy and calendar (F30). */
export type Opening = {
  id: string
  number: string
  kind: Kind
  channel: Channel
  /** The channel's own id of the message. */
  messageId?: string
  details: Details
  policy: Policy
  calendar: Calendar
  receivedAt: Instant
  registeredAt: Instant
  by: Actor
}

/** One thing that was done before this system knew of the complaint. */
export type Fact = { command: Command; by: Actor; at: Instant }

/** A complaint received, with the commands given at intake: all or nothing, and all of what was `accepted` before. */
export function open(
  opening: Opening,
  commands: readonly Command[] = [],
  how: { accepted?: true; edition?: number } = {},
): Admission | Refusal {
  const { by, registeredAt: now } = opening
  const received = receive(opening, {})
  const admitted = admit(received.complaint, commands, { by, at: now, now, ...how })
  return isRefusal(admitted) ? admitted : { ...admitted, entries: [...received.entries, ...admitted.entries] }
}

/**
 * A complaint with a history of facts, lapses interleaved at their due instants: everything is recorded, nothing is
 * told to anybody. Only the order of time refuses, and more work than is given; time then runs on to `until`.
 */
export function openWithHistory(
  opening: Opening,
  facts: readonly Fact[],
  until: Instant,
  work: Work = asMuchAsItTakes(),
): Admission | Refusal {
  const past = true as const
  const now = opening.registeredAt
  let { complaint, entries } = receive({ ...opening, registeredAt: opening.receivedAt }, { past, now })
  const add = (admission: Admission) => {
    complaint = admission.complaint
    for (const entry of admission.entries) entries.push(entry)
  }
  let last = opening.receivedAt
  for (const [index, { command, by, at }] of facts.entries()) {
    if (at < last) return refuse('notThisInstant', `Fact ${index + 1} lies before the one it follows.`)
    if (at > until) return refuse('notThisInstant', `Fact ${index + 1} lies in the future.`)
    last = at
    add(catchUp(complaint, { until: at, now, past, work }))
    spend(work, complaint)
    if (isSpent(work)) return tooMuch(index + 1)
    const decided = decide(complaint, { command, by, at, imported: true })
    if (isRefusal(decided)) return decided
    add({
      complaint: decided.complaint,
      entries: written(complaint, decided.events, { by, command: command.type, recordedAt: now, past }),
    })
  }
  add(catchUp(complaint, { until, now, past, work }))
  return isSpent(work) ? tooMuch(facts.length) : { complaint, entries }
}

const tooMuch = (fact: number): Refusal =>
  refuse(
    'tooMuchWork',
    `At fact ${fact} the history takes more work than one import may: too much of it goes on at the same time, or for too long.`,
  )

function receive(
  opening: Opening,
  { past, now = opening.registeredAt }: { past?: true; now?: Instant },
): Admission {
  const { by, policy, calendar, ...given } = opening
  const before = blank(opening)
  const { id, number, kind, channel, details, registeredAt, receivedAt: at } = given
  const { complaint, events } = unfold(
    before,
    [
      {
        type: 'received',
        at,
        id,
        number,
        kind,
        channel,
        details,
        registeredAt,
        policy: `${policy.id} ${policy.version}`,
        calendar: calendar.version,
      },
    ],
    by,
  )
  const how = { by, command: 'receive', recordedAt: now, ...(past && { past }) }
  return { complaint, entries: written(before, events, how) }
}

/** A complaint before its first event: folding its events from here gives it again. */
export function blank({ by: _, ...opening }: Opening): Complaint {
  return {
    ...opening,
    version: 0,
    stage: 'received',
    cycle: 1,
    cycleOpenedAt: opening.receivedAt,
    reworks: 0,
    waiting: [],
    tasks: [],
    clocks: [],
    escalations: [],
    voidable: [],
    movedAt: opening.receivedAt,
    lastAt: opening.receivedAt,
  }
}
