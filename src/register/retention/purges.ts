import type { Pool } from 'pg'
import { utc, type Instant } from '../../domain/instant.ts'

export type RecordedPurge = {
  id: string
  beganAt: Instant
  by: { id: string; role: string }
  reason: string
  endedAt: Instant | null
  erased: number | null
  failed: number | null
}
type Begun = Pick<RecordedPurge, 'id' | 'by' | 'reason'>

const columns = `id, began_at as "beganAt", jsonb_build_object('id', by_id, 'role', by_role) as by, reason,
  ended_at as "endedAt", erased, failed`

export async function beginPurge(pool: Pool, { id, by, reason }: Begun, now: Instant): Promise<void> {
  await pool.query(
    `insert into purge (id, began_at, by_id, by_role, reason) values ($1, $2, $3, $4, $5)
     on conflict (id) do nothing`,
    [id, utc(now), by.id, by.role, reason],
  )
}

/** Counts what was decided under it: a batch that ran twice counts once. */
export async function endPurge(
  pool: Pool,
  id: string,
  failed: number,
  now: Instant,
): Promise<{ erased: number; failed: number }> {
  const { rows } = await pool.query<{ erased: number; failed: number }>(
    `update purge set ended_at = coalesce(ended_at, $2), failed = coalesce(failed, $3),
       erased = coalesce(erased, (select count(*) from retention_decision where purge_id = $1))
     where id = $1 returning erased, failed`,
    [id, utc(now), failed],
  )
  return rows[0] ?? { erased: 0, failed }
}

/** The purges there were, the latest first. */
export async function listPurges(pool: Pool, limit = 50): Promise<RecordedPurge[]> {
  const { rows } = await pool.query<RecordedPurge>(
    `select ${columns} from purge order by began_at desc, id limit $1`,
    [limit],
  )
  return rows
}
