import { takerOf } from './access/ties.ts'
import { admit, written, type Admission } from './admit.ts'
import type { Calendar } from './calendar/calendar.ts'
import type { Actor, Command } from './command.ts'
import type { Complaint } from './complaint.ts'
import { unfold } from './time/consequences.ts'
import { registration } from './time/registration.ts'
import type { Channel, Details } from './intake.ts'
import type { Instant } from './instant.ts'
import { runOn, tell, type Fact } from './import/past.ts'
import type { Kind, Policy } from './policy/policy.ts'
import { isRefusal, type Refusal } from './refusal.ts'
import { asMuchAsItTakes, type Work } from './import/work.ts'

/** What a complaint starts from: it pins policy and calendar (F30). */
export type Opening = {
  id: string
  number: string
  kind: Kind
  channel: Channel
  /** The channel's own id of the message. */
  messageId?: string
  details: Details
  aboutPerson?: true
  policy: Policy
  calendar: Calendar
  receivedAt: Instant
  registeredAt: Instant
  by: Actor
}

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
  { work = asMuchAsItTakes(), edition }: { work?: Work; edition?: number } = {},
): Admission | Refusal {
  const now = opening.registeredAt
  const received = receive({ ...opening, registeredAt: opening.receivedAt }, { past: true, now })
  const how = { now, until, work, ...(edition !== undefined && { edition }) }
  const told = tell(received.complaint, facts, { ...how, before: { facts: 0, at: opening.receivedAt } })
  if (isRefusal(told)) return told
  const ran = runOn(told.complaint, facts.length, how)
  if (isRefusal(ran)) return ran
  const { entries } = received
  for (const more of [told.entries, ran.entries]) for (const entry of more) entries.push(entry)
  return { complaint: ran.complaint, entries }
}

type Unfolded = ReturnType<typeof unfold>

function receive(
  opening: Opening,
  { past, now = opening.registeredAt }: { past?: true; now?: Instant },
): Admission {
  const { by, policy, calendar, ...given } = opening
  const before = blank(opening, past)
  const { id, number, kind, channel, details, aboutPerson, registeredAt, receivedAt: at } = given
  const received = unfold(
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
        ...(aboutPerson && { aboutPerson }),
        registeredAt,
        policy: `${policy.id} ${policy.version}`,
        calendar: calendar.version,
      },
    ],
    past ? by : { ...by, toldAt: now },
  )
  const { complaint, events } = past ? received : withRegistration(received, by)
  const how = { by, command: 'receive', recordedAt: now, ...(past && { past }) }
  return { complaint, entries: written(before, events, how) }
}

/** Of what is imported nobody knows when it was registered, elsewhere. */
function withRegistration({ complaint, events }: Unfolded, by: Actor): Unfolded {
  const registered = unfold(complaint, registration(complaint), by)
  return { complaint: registered.complaint, events: [...events, ...registered.events] }
}

/** A complaint before its first event: folding its events from here gives it again. */
export function blank({ by, ...opening }: Opening, past?: true): Complaint {
  const takenInBy = past ? undefined : takerOf(by)
  return {
    ...opening,
    ...(takenInBy !== undefined && { takenInBy }),
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
