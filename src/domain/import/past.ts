import { catchUp, written, type Admission } from '../admit.ts'
import type { Actor, Command } from '../command.ts'
import type { Complaint } from '../complaint.ts'
import { decide } from '../decide/decide.ts'
import { EDITION } from '../decide/rule.ts'
import type { Instant } from '../instant.ts'
import { bytesOf } from '../journal/pieces.ts'
import { isRefusal, refuse, type Refusal } from '../refusal.ts'
import { asMuchAsItTakes, isSpent, spend, type Work } from './work.ts'

/** One thing that was done before this system knew of the complaint. */
export type Fact = {
  command: Command
  by: Actor
  at: Instant
  /** Who tells of it, where that is another than who did it. */
  toldBy?: string
  /** With what brings an offer before the customer: when its letter went out, where that was later. */
  sentAt?: Instant
}

/** What one step of an import may take, in the units of Work: a workflow does it again within one of its tasks. */
export const WORK_AT_MOST = 1_000_000
/** What one start may carry, in bytes of JSON: Temporal takes inputs of two megabytes; policy and calendar need some. */
export const AT_ONCE_BYTES = 1_800_000
/** What one piece of a longer past may carry: two of them still go through one answer of a worker. */
export const PAST_PIECE_BYTES = 512 * 1024
/** Less than at once, for it costs nobody anything to send one piece more. */
export const PAST_PIECE_WORK = 300_000
/** A whole past in pieces: it is kept in the memory of its run until it is complete, and told again from its history. */
export const PAST_BYTES_AT_MOST = 8 * 1024 * 1024
export const PAST_PIECES_AT_MOST = 200
export const PAST_WORK_AT_MOST = 8 * WORK_AT_MOST

/** How many facts have been told before, and when the last of them was; else the receipt. */
export type ToldBefore = { facts: number; at: Instant }

/** `edition`: of the rules by which it is told. */
type Telling = { now: Instant; until: Instant; work?: Work; edition?: number }

/**
 * Tells facts of the past, in order, with the lapses before each at their due instants; time stops at the last of them.
 * Only the order of time refuses, and more work than is given. However a past is cut, it comes to the same.
 */
export function tell(
  complaint: Complaint,
  facts: readonly Fact[],
  { before, now, until, work = asMuchAsItTakes(), edition = EDITION }: Telling & { before: ToldBefore },
): Admission | Refusal {
  const past = true as const
  const entries: Admission['entries'] = []
  let present = complaint
  const add = (admission: Admission) => {
    present = admission.complaint
    for (const entry of admission.entries) entries.push(entry)
  }
  let last = before.at
  for (const [index, { command, by, at, toldBy, sentAt }] of facts.entries()) {
    const nth = before.facts + index + 1
    if (at < last) return refuse('notThisInstant', `Fact ${nth} lies before the one it follows.`)
    if (at > until) return refuse('notThisInstant', `Fact ${nth} lies in the future.`)
    if (sentAt !== undefined && (sentAt < at || sentAt > Math.max(until, now)))
      return refuse('notThisInstant', `The letter of fact ${nth} went out before it, or in the future.`)
    last = at
    add(catchUp(present, { until: at, now, past, work }))
    spend(work, present)
    if (isSpent(work)) return tooMuch(nth)
    const decided = decide(present, { command, by, at, toldBy, sentAt, imported: true, edition })
    if (isRefusal(decided)) return decided
    add({
      complaint: decided.complaint,
      entries: written(present, decided.events, { by, command: command.type, recordedAt: now, past }),
    })
  }
  return { complaint: present, entries }
}

/** Lets time run on after the last of so many facts, to `until`. */
export function runOn(
  complaint: Complaint,
  facts: number,
  { now, until, work = asMuchAsItTakes() }: Telling,
): Admission | Refusal {
  const admission = catchUp(complaint, { until, now, past: true, work })
  return isSpent(work) ? tooMuch(facts) : admission
}

/** Facts in pieces that may each be told at once. One fact alone lies far below that. */
export function pastPieces<F>(facts: readonly F[]): F[][] {
  const pieces: F[][] = []
  let bytes = Infinity
  for (const fact of facts) {
    const more = bytesOf(fact) + BESIDE_BYTES
    bytes += more
    if (bytes > PAST_PIECE_BYTES || pieces.at(-1)!.length === FACTS_IN_PIECE) {
      pieces.push([])
      bytes = more
    }
    pieces.at(-1)!.push(fact)
  }
  return pieces
}

const FACTS_IN_PIECE = 1_000
/** As it is told on, a fact may name the person who did it. */
const BESIDE_BYTES = 256

const tooMuch = (fact: number): Refusal =>
  refuse(
    'tooMuchWork',
    `At fact ${fact} the history takes more work than one import may: too much of it goes on at the same time, or for too long.`,
  )
