import type { Admission } from '../admit.ts'
import type { Clock, Complaint } from '../complaint.ts'
import { withoutOldClocks } from '../time/ended-clocks.ts'
import { evolveEntry } from '../evolve/evolve.ts'
import { stagesAfter } from '../evolve/stages.ts'
import type { Stage } from '../policy/policy.ts'
import type { Entry, Notice } from './journal.ts'

/**
 * How much of a journal goes to the register at once, in bytes of JSON. With the complaint, its policy and its
 * calendar it stays far below what Temporal takes as one activity's input (2 MB), and one transaction stays short.
 * Running complaints replay by it: another size is a change of the workflow.
 */
export const PIECE_BYTES = 256 * 1024

/** Entries that go to the register together, their notices, and the complaint as of the last of them. */
export type Chunk = {
  entries: readonly Entry[]
  notices: readonly Notice[]
  /** The stage after each entry; of what another run handed over it is not known here. */
  stages?: readonly Stage[]
  complaint: Complaint
  /** The clocks it keeps no longer, as they ended. */
  dropped: readonly Clock[]
  /** Of entries and notices, as JSON. */
  bytes: number
}

/** The length of a value's JSON in UTF-8. No Buffer and no encoder: the rules run in a sandbox. */
export function bytesOf(value: unknown): number {
  const text = JSON.stringify(value)
  let bytes = text.length
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    // Half a surrogate pair is two of the four bytes its character takes.
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1
  }
  return bytes
}

/** What has just been admitted, in chunks of at most a piece. One entry alone lies far below that. */
export function chunksOf(before: Complaint, admission: Admission, notices: readonly Notice[]): Chunk[] {
  const { entries, complaint } = admission
  if (entries.length === 0) return []
  const bytes = bytesOf(entries) + bytesOf(notices)
  return bytes <= PIECE_BYTES
    ? [{ entries, notices, bytes, stages: stagesOf(before, entries), ...withoutOldClocks(complaint) }]
    : split(before, admission, notices)
}

const stagesOf = (before: Complaint, entries: readonly Entry[]): Stage[] =>
  stagesAfter(
    before,
    entries.map(({ event }) => event),
  )

/** Folded again entry by entry, so that each chunk bears the complaint as of its own last one. */
function split(before: Complaint, { entries }: Admission, notices: readonly Notice[]): Chunk[] {
  const chunks: Chunk[] = []
  let open = { entries: [] as Entry[], notices: [] as Notice[], stages: [] as Stage[], bytes: 0 }
  let present = before
  let told = 0
  for (const entry of entries) {
    const from = told
    while (notices[told]?.sequence === entry.sequence) told++
    const about = notices.slice(from, told)
    const bytes = bytesOf(entry) + bytesOf(about)
    if (open.entries.length > 0 && open.bytes + bytes > PIECE_BYTES) {
      const kept = withoutOldClocks(present)
      chunks.push({ ...open, ...kept })
      present = kept.complaint
      open = { entries: [], notices: [], stages: [], bytes: 0 }
    }
    open.entries.push(entry)
    open.notices.push(...about)
    open.bytes += bytes
    present = evolveEntry(present, entry)
    open.stages.push(present.stage)
  }
  return [...chunks, { ...open, ...withoutOldClocks(present) }]
}

/** How many chunks from the first on make one piece: always one, and more while they fit. */
export function countInPiece(chunks: readonly Chunk[]): number {
  let bytes = 0
  const first = chunks.findIndex((chunk, index) => (bytes += chunk.bytes) > PIECE_BYTES && index > 0)
  return first < 0 ? chunks.length : first
}
