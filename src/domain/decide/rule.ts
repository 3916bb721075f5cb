import type { Actor, CommandOf, CommandType } from '../command.ts'
import type { Complaint } from '../complaint.ts'
import type { Event } from '../event.ts'
import type { Instant } from '../instant.ts'
import type { Stage } from '../policy.ts'
import type { Refusal } from '../refusal.ts'

/** Who asks, and the instant the facts bear. */
export type Asked = { by: Actor; at: Instant }

/** What one command needs and does. Refusals come first and are skipped for imported facts; events are total. */
export type Rule<T extends CommandType> = {
  stages: readonly Stage[]
  /** What forbids it now, whatever its words. */
  unless?: (complaint: Complaint, by: Actor) => Refusal | undefined
  /** What forbids these words. */
  refuses?: (complaint: Complaint, command: CommandOf<T>, asked: Asked) => Refusal | undefined
  /** Moves a clock if it were back-dated: it may not be. */
  neverBackDated?: true
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
export function said<C extends { type: string }>(command: C): Omit<C, 'type' | 'occurredAt' | 'snapshot'> {
  const {
    type: _,
    occurredAt: _at,
    snapshot: _s,
    ...rest
  } = command as C & { occurredAt?: Instant; snapshot?: unknown }
  return rest as Omit<C, 'type' | 'occurredAt' | 'snapshot'>
}
