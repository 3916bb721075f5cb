import type { Pool, PoolClient } from 'pg'
import { InvalidCursor } from '../lists/list-cursor.ts'
import { seenBy, type Sight } from '../lists/visible.ts'
import { entryColumns, entryOf, type EntryRow, type RecordedEntry } from '../complaint/entry-row.ts'

/**
 * What a reader of the feed gets, in the order of positions. `replaced`: what they got of this complaint from
 * this sequence on does not hold; what does follows. `erased`: nothing personal is left of it, in its entries neither.
 */
export type Change = { position: number; complaintId: string; sequence: number } & (
  | { kind: 'recorded'; entry: RecordedEntry; standing: Standing }
  | { kind: 'replaced' | 'erased' }
)
/** How its complaint stands now: who reads it as what. */
type Standing = { hidden: boolean; ties: readonly string[] }
export type FeedQuery = { sight: Sight; after?: number; limit?: number }
export type FeedPage = { changes: Change[]; next: number; hasMore: boolean }

/**
 * The changes after a position, over all complaints. A page never goes beyond a transaction that is still under way:
 * it may yet commit a lower position. So whoever goes on from `next` misses nothing and is told nothing twice.
 */
export async function readFeed(
  pool: Pool | PoolClient,
  { sight, after = 0, limit = 200 }: FeedQuery,
): Promise<FeedPage> {
  // In a statement of its own: see feed_horizon.
  const { rows: horizons } = await pool.query<{ horizon: number; last: number }>(
    'select feed_horizon() as horizon, last_position() as last',
  )
  const { horizon, last } = horizons[0]!
  if (after > last)
    throw new InvalidCursor('This cursor lies beyond the register: it was restored. Start again without one.')
  const { rows } = await pool.query<Row>(PAGE(sight), [after, horizon, limit + 1])
  const changes = rows.slice(0, limit).map(changeOf)
  return { changes, next: changes.at(-1)?.position ?? after, hasMore: rows.length > limit }
}

type Row = EntryRow & Standing & { position: number; complaintId: string; kind: Change['kind'] }

/** Both parts are limited by themselves, so that each reads no more of its index than a page. */
const PAGE = (sight: Sight) => `
  (select e.position, e.complaint_id as "complaintId", 'recorded' as kind, ${entryColumns()},
     c.hidden, coalesce(c.ties, '{}') as ties
   from event e join complaint c on c.id = e.complaint_id
   where e.position > $1 and e.position <= $2 and ${seenBy(sight, 'c')}
   order by e.position limit $3)
  union all
  (select position, complaint_id, kind, sequence, null, null, null, null, null, null, null, null, null, null
   from feed_mark where position > $1 and position <= $2
   order by position limit $3)
  order by position limit $3`

function changeOf({ position, complaintId, kind, hidden, ties, ...row }: Row): Change {
  const about = { position, complaintId, sequence: row.sequence }
  return kind === 'recorded'
    ? { ...about, kind, entry: entryOf(row), standing: { hidden, ties } }
    : { ...about, kind }
}
