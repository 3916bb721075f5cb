import type { Pool } from 'pg'
import type { Calendar } from '../../domain/calendar/calendar.ts'
import type { Clock, Complaint } from '../../domain/complaint.ts'
import { withoutOldClocks } from '../../domain/time/ended-clocks.ts'
import { fold } from '../../domain/evolve/fold.ts'
import { stagesAfter, standingAtFirst } from '../../domain/evolve/stages.ts'
import { nextDue } from '../../domain/summary.ts'
import type { Commit } from '../../domain/journal/journal.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { columnsOf, commitPayload, type FullCommit } from '../commit/commit-payload.ts'
import { entryDigest } from '../commit/digest.ts'
import type { RecordedEntry } from './entry-row.ts'
import { listEvents } from './reads.ts'

/** Longer than any journal. */
const ALL = 1_000_000

/**
 * How a complaint's rows stand against its journal. `unknown`: it is not there, or the journal moves on meanwhile, or
 * it has been erased and there is nothing left to fold.
 */
export type Standing =
  | { is: 'right' | 'unknown' }
  | { is: 'wrong'; parts: readonly string[]; payload: string }
  /** The rows must not be made to follow a journal like this. */
  | { is: 'broken'; fault: 'entriesMissing' | 'entriesChanged' | 'noReceipt' | 'pinsMissing' }

type Stored = {
  version: number
  last: number | null
  count: number
  messageId: string | null
  state: Commit['complaint']
  pinnedFrom: number | null
  policy: Policy | null
  calendar: Calendar | null
}

/** Folds a complaint's journal and compares what comes out with its rows. Changes nothing. */
export async function standingOf(pool: Pool, id: string): Promise<Standing> {
  const stored = await storedOf(pool, id)
  if (!stored) return { is: 'unknown' }
  const { version, last, count, policy, calendar } = stored
  if (last === null || version > last || count !== last) return { is: 'broken', fault: 'entriesMissing' }
  if (!policy || !calendar) return { is: 'broken', fault: 'pinsMissing' }
  const entries = await listEvents(pool, id, 0, ALL)
  const { messageId } = stored
  const folded = fold({ policy, calendar, ...(messageId !== null && { messageId }) }, entries)
  if (!folded) return { is: 'broken', fault: 'noReceipt' }
  const payload = payloadOf({ id, stored, entries, complaint: folded })
  const { rows } = await pool.query<{ parts: string[] | null }>(
    'select projection_differences($1::jsonb) as parts',
    [payload],
  )
  const parts = rows[0]?.parts
  if (!parts) return { is: 'unknown' }
  if (parts.length === 0) return { is: 'right' }
  // The first commit adopted another policy already: what held before that is not told.
  if (stored.pinnedFrom !== 1) return { is: 'broken', fault: 'pinsMissing' }
  return entries.every(isGenuine)
    ? { is: 'wrong', parts, payload }
    : { is: 'broken', fault: 'entriesChanged' }
}

/** Writes a complaint's rows anew from its journal; not if the journal has moved on since. */
export async function rebuild(pool: Pool, payload: string): Promise<boolean> {
  const { rows } = await pool.query<{ rebuilt: boolean }>('select rebuild_projection($1::jsonb) as rebuilt', [
    payload,
  ])
  return rows[0]?.rebuilt === true
}

const isGenuine = (entry: RecordedEntry): boolean => entryDigest(entry) === entry.digest

async function storedOf(pool: Pool, id: string): Promise<Stored | undefined> {
  const { rows } = await pool.query<Stored>(
    `select c.version, c.state, c.state ->> 'messageId' as "messageId", e.last, e.count, first.sequence as "pinnedFrom",
       p.body as policy, k.body as calendar
     from complaint c
     cross join lateral (
       select max(sequence) as last, count(*) as count from event where complaint_id = c.id) e
     left join lateral (select * from pin where complaint_id = c.id order by sequence limit 1) first on true
     left join snapshot p on p.digest = first.policy_digest
     left join snapshot k on k.digest = first.calendar_digest
     where c.id = $1 and c.erasure_decided_at is null`,
    [id],
  )
  return rows[0]
}

type State = Commit['complaint']

/** The state as a run keeps it. One that was recorded before runs let clocks go has them all, and is right too. */
function keptIn({ state: recorded }: Stored, whole: State): { state: State; dropped: readonly Clock[] } {
  const { complaint: state, dropped } = withoutOldClocks(whole)
  const hasAll = recorded.clocks.length === whole.clocks.length
  return hasAll ? { state: whole, dropped: [] } : { state, dropped }
}

type PinDigests = Record<'policy_digest' | 'calendar_digest', string>
type Told = { id: string; stored: Stored; entries: readonly RecordedEntry[]; complaint: Complaint }

/** What commit_journal would be told of the whole journal at once, with every column of the row. */
function payloadOf({ id, stored, entries, complaint }: Told): string {
  const { policy, calendar, ...whole } = complaint
  const { state, dropped } = keptIn(stored, whole)
  const commit: FullCommit = {
    complaintId: id,
    historyLength: 0,
    firstSequence: 1,
    entries,
    complaint: { ...state, policy, calendar },
    dropped,
    nextDue: nextDue(complaint) ?? null,
    stages: stagesAfter(
      standingAtFirst(stored.policy ?? complaint.policy),
      entries.map(({ event }) => event),
    ),
    notices: [],
  }
  const payload = JSON.parse(commitPayload(commit, '')) as { complaint: PinDigests }
  const { policy_digest, calendar_digest } = payload.complaint
  const columns = Object.entries(columnsOf(commit)).map(([name, value]) => [name, value ?? null])
  const row = { ...Object.fromEntries(columns), policy_digest, calendar_digest }
  return JSON.stringify({ ...payload, complaint: row })
}
