import type { Pool } from 'pg'

/**
 * Messages that are not settled: waiting for their turn, those of them that have failed before, and those that were
 * given up within a day.
 */
export async function countNotices(
  pool: Pool,
): Promise<{ pending: number; failing: number; failed: number }> {
  const { rows } = await pool.query<{ pending: number; failing: number; failed: number }>(
    `select
       (select count(*) from notice where next_attempt_at is not null and state = 'pending')
         + (select count(*) from posting where next_attempt_at is not null) as pending,
       (select count(*) from posting where next_attempt_at is not null and attempts > 0) as failing,
       (select count(*) from posting where state = 'failed' and attempted_at > now() - interval '1 day') as failed`,
  )
  return rows[0]!
}
