import type { Pool } from 'pg'
import type { Clock } from '../../domain/complaint.ts'
import type { HasOffsets, Instant } from '../../domain/instant.ts'
import { EVERYTHING, seenBy, type Sight } from '../lists/visible.ts'

/** One clock instance, for exports and reports. The offsets are those of the complaint's calendar. */
export type RecordedClock = HasOffsets & {
  complaintId: string
  number: string
  messageId: string | null
  cycle: number
  clock: string
  n: number
  state: Clock['state']
  owedBy: string
  basis: string | null
  startedAt: Instant
  dueAt: Instant
  provisional: boolean
  endedAt: Instant | null
  breachedDueAt: Instant | null
  breachRetroactive: boolean
  breachVoided: boolean
}
export type ClockKey = Pick<RecordedClock, 'complaintId' | 'cycle' | 'clock' | 'n'>

const beforeAll: ClockKey = { complaintId: '', cycle: 0, clock: '', n: 0 }

/** The clocks of all complaints that a reader may see after this one, ordered by complaint, cycle, name, instance. */
export async function listClocks(
  pool: Pool,
  after = beforeAll,
  limit = 1_000,
  sight: Sight = EVERYTHING,
): Promise<RecordedClock[]> {
  const { rows } = await pool.query<RecordedClock>(
    `select t.complaint_id as "complaintId", c.number, c.message_id as "messageId", t.cycle, t.clock, t.n, t.state,
       t.owed_by as "owedBy", t.basis, t.started_at as "startedAt", t.due_at as "dueAt", t.provisional,
       t.ended_at as "endedAt", t.breached_due_at as "breachedDueAt",
       t.breach_retroactive as "breachRetroactive", t.breach_voided as "breachVoided", k.body -> 'offsets' as offsets
     from clock t
     join complaint c on c.id = t.complaint_id
     join snapshot k on k.digest = c.calendar_digest
     where ${seenBy(sight, 'c')} and (t.complaint_id, t.cycle, t.clock, t.n) > ($1, $2, $3, $4)
     order by t.complaint_id, t.cycle, t.clock, t.n limit $5`,
    [after.complaintId, after.cycle, after.clock, after.n, limit],
  )
  return rows
}

/** All clocks, page by page: a download of any length holds one page in memory and no transaction. */
export async function* exportClocks(
  pool: Pool,
  pageSize = 1_000,
  sight?: Sight,
): AsyncGenerator<RecordedClock> {
  let page = await listClocks(pool, undefined, pageSize, sight)
  while (page.length > 0) {
    yield* page
    page = page.length < pageSize ? [] : await listClocks(pool, page.at(-1), pageSize, sight)
  }
}
