import type { Permission } from '../access/permission.ts'
import type { Actor, CommandOf, CommandType } from '../command.ts'
import type { Complaint } from '../complaint.ts'
import type { Event } from '../event.ts'
import type { Instant } from '../instant.ts'
import type { Stage } from '../policy/policy.ts'
import type { Refusal } from '../refusal.ts'

/**
 * The edition of the rules that requests are decided by. Where another one changes the events of a command, a request
 * says by which it was asked, so that what is in a history is decided as it was then. 1: where nothing is said.
 * 2: what comes by itself yields to those who handled the cycle before; what is back-dated needs proof to count.
 * 3: each currency has a redress limit of its own.
 * 4: a mandatory task holds up the end as resolved; other tasks end with the complaint, and a
 * revisit after closing does not close again.
 * 5: of an imported offer the customer was told when it was made, or when the import says; the letter of an offer that
 * was not in force any more when it went out meets nothing.
 * 6: what the customer or a third party owes does not run out before the moment at which its term was shortened.
 * 7: where an entry is voided that had met a clock, what others owe runs out then and is no breach, and the due moves by
 * what the clock would have stood still since.
 */
export const EDITION = 7

/** Who asks, the instant the facts bear, when it arrived, and by which edition it is decided. */
export type Asked = { by: Actor; at: Instant; arrivedAt: Instant; edition: number }

/** What one command needs and does. Refusals come first and are skipped for imported facts; events are total. */
export type Rule<T extends CommandType> = {
  /** Who may ask for it, by role and relation; what else looks at the complaint (one's own proposal) is a refusal. */
  may: Permission
  stages: readonly Stage[]
  /** What forbids it now, whatever its words. */
  unless?: (complaint: Complaint, by: Actor) => Refusal | undefined
  /** That is seldom: an answer names the command where it is forbidden, and not where it is allowed. */
  usual?: true
  /** What forbids these words. */
  refuses?: (complaint: Complaint, command: CommandOf<T>, asked: Asked) => Refusal | undefined
  /** Moves a clock if it were back-dated: it may not be. */
  neverBackDated?: true
  /**
   * What is told to have been earlier without proof: it moves nothing and is recorded as told (`asTold`), also from
   * before the last change of stage or pause (`ever`). Nothing said: it counts as of its arrival.
   */
  unproved?: 'asTold' | 'ever'
  events: (complaint: Complaint, command: CommandOf<T>, asked: Asked) => Event[]
}

export const ANY: readonly Stage[] = [
  'received',
  'investigating',
  'proposed',
  'executing',
  'revisiting',
  'closed',
]
export const OPEN: readonly Stage[] = ['received', 'investigating', 'proposed', 'executing', 'revisiting']

/** What a command said, as part of the event it becomes. */
export function contentOf<C extends { type: string }>(
  command: C,
): Omit<C, 'type' | 'occurredAt' | 'snapshot'> {
  const {
    type: _,
    occurredAt: _at,
    snapshot: _s,
    ...rest
  } = command as C & { occurredAt?: Instant; snapshot?: unknown }
  return rest
}
