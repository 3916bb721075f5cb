import type { Pool } from 'pg'
import { utc, type Instant } from '../domain/instant.ts'

/** So many messages may wait for one endpoint; what happens beyond them waits in the feed. */
export const MAX_WAITING = 500

/** The endpoints for which there is something to do now. Asked often: an index row or two for each of them. */
export async function endpointsDue(pool: Pool, now: Instant = Date.now()): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select e.id from endpoint e
     where e.state = 'enabled' and (e.resting_until is null or e.resting_until <= $1) and (
       exists (select from webhook_message m where m.endpoint_id = e.id and m.next_attempt_at <= $1)
       or e.kind = 'webhook'
         and e.feed_position < last_position()
         and (select count(*) from (
           select from webhook_message m
           where m.endpoint_id = e.id and m.next_attempt_at is not null limit $2) waiting) < $2)
     order by e.id`,
    [utc(now), MAX_WAITING],
  )
  return rows.map(({ id }) => id)
}
