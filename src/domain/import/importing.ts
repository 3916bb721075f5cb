import { catchUp, type Admission } from '../admit.ts'
import { outgrown } from '../bounds.ts'
import type { Complaint } from '../complaint.ts'
import type { Instant } from '../instant.ts'
import {
  PAST_BYTES_AT_MOST,
  PAST_PIECE_BYTES,
  PAST_PIECE_WORK,
  PAST_PIECES_AT_MOST,
  PAST_WORK_AT_MOST,
  runOn,
  tell,
  WORK_AT_MOST,
  type Fact,
} from './past.ts'
import { bytesOf } from '../journal/pieces.ts'
import { isRefusal, refuse, type Refusal } from '../refusal.ts'
import { asMuchAsItTakes, type Work } from './work.ts'

/** So many facts have been told; the digest is chained over them, one after another. */
export type ToldUpTo = { facts: number; digest: string }

/** How far an import has told a complaint's past. */
export type Imported = {
  /** The digest of what it says of the complaint itself. */
  intake: string
  /** Where each piece ended; the first lies before the first fact. */
  pieces: readonly ToldUpTo[]
  /** The instant of the last fact, else of the receipt. */
  at: Instant
  /** When it was last heard of. */
  heardAt: Instant
  bytes: number
  work: number
  /** Since then a command has come to the complaint here: its past is told no further. */
  lived?: true
}

export type ImportAsk =
  | { type: 'tell'; after: ToldUpTo; facts: readonly Fact[]; digest: string; edition?: number }
  /** All so many facts have been told: the complaint goes on living. */
  | { type: 'complete'; facts: number }
  | { type: 'abandon' }

export type ImportStep = { admission: Admission; imported: Imported }

type Before = { present: Complaint; imported: Imported | undefined }
/** What was `accepted` before is done again, and refused nothing. */
type How = { now: Instant; accepted?: true }

export const toldUpTo = ({ pieces }: Imported): ToldUpTo => pieces.at(-1)!

/** One step of an import. It refuses or acts; what has been done already comes to nothing. */
export function importOn({ present, imported }: Before, ask: ImportAsk, how: How): ImportStep | Refusal {
  if (!imported)
    return refuse('nothingToAnswer', 'No import began it, or one that does not know how far it went.')
  const as = { present, imported }
  switch (ask.type) {
    case 'tell':
      return tellMore(as, ask, how)
    case 'complete':
      return complete(as, ask, how)
    case 'abandon':
      return abandon(as, how)
  }
}

/** Of which no more is to come. */
export function asComplete(complaint: Complaint): Complaint {
  if (!complaint.importing) return complaint
  const { importing: _, ...whole } = complaint
  return whole
}

type Known = { present: Complaint; imported: Imported }

const nothing = ({ present, imported }: Known): ImportStep => ({
  admission: { complaint: present, entries: [] },
  imported,
})

/** On a complaint that has begun to live, time is caught up to the present before and after. */
function tellMore(
  as: Known,
  { after, facts, digest, edition = 1 }: Extract<ImportAsk, { type: 'tell' }>,
  { now, accepted }: How,
): ImportStep | Refusal {
  const { present, imported } = as
  const bytes = bytesOf(facts)
  const refusal = notFrom(imported, after) ?? (accepted ? undefined : refusalOfSize(imported, bytes))
  if (refusal) return accepted ? nothing(as) : refusal
  const most = accepted ? 1e9 : Math.min(PAST_PIECE_WORK, PAST_WORK_AT_MOST - imported.work)
  const work: Work = { left: most }
  const caught = present.importing
    ? { complaint: present, entries: [] }
    : catchUp(present, { until: now, now })
  const before = { facts: after.facts, at: imported.at }
  const told = tell(caught.complaint, facts, {
    ...{ before, now, work, edition },
    until: accepted ? Infinity : now,
  })
  if (isRefusal(told)) return told
  const total = after.facts + facts.length
  const ran = present.importing
    ? { ...told, entries: [] }
    : runOn(told.complaint, total, { now, until: now, work })
  if (isRefusal(ran)) return ran
  const tooLarge = accepted ? undefined : outgrown(present, ran.complaint)
  if (tooLarge) return tooLarge
  const entries = [...caught.entries, ...told.entries, ...ran.entries]
  return {
    admission: { complaint: ran.complaint, entries },
    imported: {
      ...imported,
      pieces: [...imported.pieces, { facts: total, digest }],
      at: facts.at(-1)?.at ?? imported.at,
      heardAt: now,
      bytes: imported.bytes + bytes,
      work: imported.work + Math.round(most - work.left),
    },
  }
}

function notFrom(imported: Imported, after: ToldUpTo): Refusal | undefined {
  const { facts, digest } = toldUpTo(imported)
  if (after.facts !== facts || after.digest !== digest)
    return refuse('otherPast', `It has been told ${facts} facts: go on from there.`)
  return imported.lived
    ? refuse(
        'livedHere',
        'Since it was imported it has been handled here: what else was done elsewhere is recorded by commands, with the time it occurred.',
      )
    : undefined
}

function refusalOfSize({ bytes, pieces }: Imported, more: number): Refusal | undefined {
  if (more > PAST_PIECE_BYTES) return refuse('boundReached', 'The piece is too large: send less at a time.')
  return bytes + more > PAST_BYTES_AT_MOST || pieces.length > PAST_PIECES_AT_MOST
    ? refuse('boundReached', 'The history is longer than an import may be.')
    : undefined
}

function complete(as: Known, { facts }: { facts: number }, { now, accepted }: How): ImportStep | Refusal {
  const { present, imported } = as
  if (!present.importing || (present.importing === 'abandoned' && accepted)) return nothing(as)
  if (present.importing === 'abandoned') return refuse('alreadyDone', 'The import has been abandoned.')
  const told = toldUpTo(imported).facts
  if (facts !== told && !accepted)
    return refuse('otherPast', `It has been told ${told} facts: go on from there.`)
  const work = accepted ? asMuchAsItTakes() : { left: WORK_AT_MOST }
  const admission = runOn(asComplete(present), told, { now, until: now, work })
  return isRefusal(admission) ? admission : { admission, imported: { ...imported, heardAt: now } }
}

function abandon(as: Known, { now, accepted }: How): ImportStep | Refusal {
  const { present, imported } = as
  if (!present.importing)
    return accepted ? nothing(as) : refuse('alreadyDone', 'It has been taken over, and is abandoned no more.')
  const complaint: Complaint = { ...present, importing: 'abandoned' }
  return { admission: { complaint, entries: [] }, imported: { ...imported, heardAt: now } }
}
