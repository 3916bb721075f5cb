import type { Pool } from 'pg'
import type { EventType } from '../../domain/event.ts'
import type { Instant } from '../../domain/instant.ts'
import { InvalidCursor } from '../lists/list-cursor.ts'

/** That something changed, without what: nothing in it is to be masked. Whose it is, as of the reading. */
export type News = {
  position: number
  complaintId: string
  sequence: number
  kind: 'recorded' | 'replaced' | 'erased'
  /** Of an entry. */
  type: EventType | null
  at: Instant | null
  department: string | null
  handler: string | null
  ties: readonly string[]
  hidden: boolean
}

export type NewsPage = { news: News[]; next: number; hasMore: boolean }

/** Everything up to here is committed, or never will be. */
export async function newsHorizon(pool: Pool): Promise<{ horizon: number; last: number }> {
  const { rows } = await pool.query<{ horizon: number; last: number }>(
    'select feed_horizon() as horizon, last_position() as last',
  )
  return rows[0]!
}

/**
 * The feed after a position, in the same order and with the same promise as `readFeed`: whoever goes on from `next`
 * misses nothing and is told nothing twice. It is for all readers; what is hidden from some says so.
 */
export async function readNews(pool: Pool, after: number, limit = 500): Promise<NewsPage> {
  // In a statement of its own: see feed_horizon.
  const { horizon, last } = await newsHorizon(pool)
  if (after > last)
    throw new InvalidCursor('This cursor lies beyond the register: it was restored. Start again without one.')
  const { rows } = await pool.query<News>(PAGE, [after, horizon, limit + 1])
  const news = rows.slice(0, limit)
  const hasMore = rows.length > limit
  return { news, next: hasMore ? news.at(-1)!.position : Math.max(after, horizon), hasMore }
}

/** Both parts are limited by themselves, so that each reads no more of its index than a page. */
const PAGE = `
  (select e.position, e.complaint_id as "complaintId", e.sequence, 'recorded' as kind, e.type, e.at, c.department,
     c.handler, coalesce(c.ties, '{}') as ties, c.hidden
   from event e join complaint c on c.id = e.complaint_id
   where e.position > $1 and e.position <= $2 and not is_canary(e.complaint_id)
   order by e.position limit $3)
  union all
  (select m.position, m.complaint_id, m.sequence, m.kind, null, null, c.department, c.handler, coalesce(c.ties, '{}'), c.hidden
   from feed_mark m join complaint c on c.id = m.complaint_id
   where m.position > $1 and m.position <= $2 and not is_canary(m.complaint_id)
   order by m.position limit $3)
  order by position limit $3`
