import type { Pool } from 'pg'

/**
 * A name for how the register stands: while it is the same, nothing has been committed. It names the transactions seen,
 * not the last event, whose number is given before it is committed. A restart begins anew.
 */
export async function momentOf(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ moment: string }>(
    `select pg_current_snapshot()::text || '@' || extract(epoch from pg_postmaster_start_time()) as moment`,
  )
  return rows[0]!.moment
}
