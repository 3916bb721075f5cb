import type { Actor, Command } from './command.ts'
import type { Complaint } from './complaint.ts'
import { hasHandled } from './decide/fairness.ts'
import type { Event, EventOf } from './event.ts'
import type { Instant } from './instant.ts'
import { isDecision } from './notices/decision.ts'
import { selves } from './access/ties.ts'
import { isAtLeast } from './permission.ts'

/** Clocks differ by so much: what is told within it is told as of now. */
export const CLOCKS_DIFFER_MS = 5_000

export const toldInstant = (command: Command): Instant | undefined =>
  'occurredAt' in command ? command.occurredAt : undefined

/** Evidence that comes with a command. */
const shown = (command: Command): boolean =>
  ('evidence' in command && command.evidence !== undefined) ||
  ('proof' in command && command.proof !== undefined)

/** A lead's word, unless they have handled it themselves. */
export const isApproval = (complaint: Complaint, by: Actor): boolean =>
  isAtLeast(by, 'supervisor') && !selves(by).some((id) => hasHandled(complaint, id))

/**
 * Whether a command is told to have happened earlier than it arrived, by nobody's proof: neither evidence, nor a lead's
 * approval, nor the customer's own word.
 */
export function isUnproved(
  complaint: Complaint,
  command: Command,
  { by, arrivedAt }: { by: Actor; arrivedAt: Instant },
): boolean {
  const told = toldInstant(command)
  if (told === undefined || told >= arrivedAt - CLOCKS_DIFFER_MS) return false
  return by.role !== 'customer' && !shown(command) && !isApproval(complaint, by)
}

/** That a letter which a clock runs for has gone out: it is heard of later. */
const isOfLetter = (event: Event): event is EventOf<'messageSent' | 'noticeConfirmed'> =>
  event.type === 'messageSent' || (event.type === 'noticeConfirmed' && isDecision(event.key))

/** When what an event tells of happened: for an entry proved later, or a letter heard of later, when that had happened. */
export function momentOf(event: Event): Instant {
  if (isOfLetter(event)) return event.sentAt
  return event.type === 'entryProved' ? event.occurredAt : event.at
}

/** What is heard of later meets what ran when it had happened. */
export const ranAt =
  (event: Event) =>
  ({ startedAt }: { startedAt: Instant }): boolean =>
    (event.type !== 'entryProved' && !isOfLetter(event)) || startedAt <= momentOf(event)

/** The digest of the file that proves what an event tells, if a file does. */
export function evidenceOf(event: Event): string | undefined {
  if (event.type === 'evidenceAttached') return event.digest
  const proof =
    ('evidence' in event ? event.evidence : undefined) ?? ('proof' in event ? event.proof : undefined)
  return proof !== undefined && 'digest' in proof ? proof.digest : undefined
}
