import type { EventOf } from '../event.ts'
import type { Instant } from '../instant.ts'

export type Task = Omit<EventOf<'taskOpened'>, 'type' | 'at' | 'task'> & {
  n: number
  reminded?: true
  completedAt?: Instant
  cancelledAt?: Instant
}

/** A supervise order: what the supervisor wants done or answered, by when, and what became of it. */
export type SuperviseOrder = Omit<EventOf<'supervisionOrdered'>, 'type' | 'at' | 'order'> & {
  n: number
  at: Instant
  overdue?: true
  reply?: string
  /** The first reply counts; a later one adds to it. */
  repliedAt?: Instant
  repliedBy?: string
  concludedAt?: Instant
  concludedBy?: string
}

/** Passed on by a regulator, under a reference of theirs, to be answered by a due of its own. */
export type Referral = Omit<EventOf<'referralRecorded'>, 'type' | 'referral'> & {
  n: number
  answeredAt?: Instant
}

/** People or means that help in an emergency. */
export type Resource = Omit<EventOf<'resourceAssigned'>, 'type' | 'resource'> & { n: number }

/** What others may learn from, in words that name nobody, and since when. */
export type Example = Omit<EventOf<'exampleMarked'>, 'type' | 'toldAt' | 'toldBy'>

/** Who bears which part of the responsibility, what they said against it, and that it was upheld. */
export type Determination = Omit<
  EventOf<'responsibilityDetermined'>,
  'type' | 'determination' | 'evidence' | 'replaces' | 'unchecked' | 'toldAt' | 'toldBy'
> & {
  n: number
  objection?: { at: Instant; by: string; reason: string }
  upheld?: { at: Instant; by: string; reason: string }
}
