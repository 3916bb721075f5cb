import type { Event } from '../../domain/event.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Entry } from '../../domain/journal/journal.ts'

/** An entry as it stands in the register, with the digest it was written with; an erased one with its salted one. */
export type RecordedEntry = Entry & { digest: string }

/** What is read of an event `e` to tell it as an entry again. */
export type EntryRow = {
  sequence: number
  type: string
  at: Instant
  data: object
  recordedAt: Instant
  by: Entry['by']
  command: string
  past: boolean
  digest: string
}

/** The columns of an EntryRow; `data` may be cut to what a reader needs. */
export const entryColumns = (data = 'e.data'): string =>
  `e.sequence, e.type, e.at, ${data} as data, e.recorded_at as "recordedAt",
   jsonb_strip_nulls(jsonb_build_object('id', e.actor_id, 'role', e.actor_role, 'for', e.actor_for)) as by, e.command, e.past,
   encode(coalesce(e.digest, e.content_digest), 'hex') as digest`

export function entryOf({
  sequence,
  type,
  at,
  data,
  recordedAt,
  by,
  command,
  past,
  digest,
}: EntryRow): RecordedEntry {
  const event = { ...data, type, at } as Event
  return { sequence, event, by, command, recordedAt, ...(past && { past }), digest }
}
