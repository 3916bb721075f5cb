import proto, { type temporal } from '@temporalio/proto'
import type { Commit, Entry } from '../../../src/domain/journal/journal.ts'
import type { Start } from '../../../src/workflows/messages/complaint.ts'

/** What one run has told the register, and what it has handed to its next run. */
export type Recording = {
  entries: readonly Entry[]
  complaint?: Commit['complaint']
  continued?: Start
}

/**
 * Folds commits as the register does: a later one replaces what it tells anew. Plain JSON, as it travels. What has been
 * handed to the next run is that one's to tell, whether or not this one had begun to.
 */
export function recordingOf(commits: readonly Commit[], continued?: Start): Recording {
  const owed = continued && 'carried' in continued ? continued.carried.entries : []
  const handedOverFrom = owed[0]?.sequence ?? Infinity
  const told = commits.filter(({ firstSequence }) => firstSequence < handedOverFrom)
  const entries = new Map<number, Entry>()
  for (const commit of told) for (const entry of commit.entries) entries.set(entry.sequence, entry)
  const complaint = told.at(-1)?.complaint
  return plain({
    entries: [...entries.values()].toSorted((one, other) => one.sequence - other.sequence),
    ...(complaint && { complaint: withoutPins(complaint) }),
    ...(continued && { continued }),
  })
}

function withoutPins({ policy: _p, calendar: _c, ...complaint }: Commit['complaint']): Commit['complaint'] {
  return complaint
}

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

type History = temporal.api.history.v1.IHistory
const { History } = proto.temporal.api.history.v1

/** A history as it is stored: the names of Temporal's own messages, bytes in base64. */
export const storedHistory = (history: History): unknown =>
  History.toObject(History.fromObject(history), { longs: String, enums: String, bytes: String })

export const historyFrom = (stored: object): History => History.fromObject(stored)
