import type { Pool } from 'pg'
import { utc, type Instant } from '../../domain/instant.ts'

/** The complaint by which the system tries its own clocks on a day; `is_canary` in SQL knows it by the same. */
export const canaryOf = (day: string): string => `canary_${day.replaceAll('-', '')}`

/** How late the lapse of a canary's clock was, once the register has it. */
export async function canarySeen(
  pool: Pool,
  { complaintId, dueAt }: { complaintId: string; dueAt: Instant },
): Promise<{ firedLateMs: number; recordedLateMs: number } | undefined> {
  const { rows } = await pool.query<{ firedLateMs: number; recordedLateMs: number }>(
    `select fired_late_ms as "firedLateMs", recorded_late_ms as "recordedLateMs" from lateness
     where complaint_id = $1 and step = 'breached' and due_at = $2`,
    [complaintId, utc(dueAt)],
  )
  return rows[0]
}

/** The canaries that have not been closed, but for this one. */
export async function openCanaries(pool: Pool, but: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from complaint where is_canary(id) and id <> $1 and archived_at is null and stage <> 'closed'`,
    [but],
  )
  return rows.map(({ id }) => id)
}
