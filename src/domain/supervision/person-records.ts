import { selves } from '../access/ties.ts'
import type { Actor } from '../command.ts'
import { dayMs, type Instant } from '../instant.ts'
import { refuse, type Refusal } from '../refusal.ts'

/** What management records of a person: people decide it, nothing follows by itself (R98). */
export const RECORD_KINDS = ['reward', 'warning', 'training'] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

/** Our own number: two years from what it tells of, and no complaint's keeping period moves that. */
const KEPT_MS = 2 * 365 * dayMs

export const keptUntil = (occurredAt: Instant): Instant => occurredAt + KEPT_MS

type Recording = { person: string; occurredAt: Instant; now: Instant }

/** Nobody records of themselves, nor what has not been yet, or would be gone at once. */
export function mayNotRecord(by: Actor, { person, occurredAt, now }: Recording): Refusal | undefined {
  if (selves(by).includes(person)) return refuse('conflictOfInterest', 'Nobody keeps records of themselves.')
  if (occurredAt > now) return refuse('notThisInstant', 'It cannot have occurred in the future.')
  return keptUntil(occurredAt) <= now
    ? refuse('notThisInstant', 'It lies so far back that it is not kept any more.')
    : undefined
}
