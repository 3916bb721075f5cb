import type { Pool } from 'pg'
import { utc, type Instant } from '../../domain/instant.ts'

/** Which actions owners have been reminded of, and which nobody could be told of: no complaint is linked with them. */
export type Reminded = { told: string[]; untold: string[] }

/** Reminds of what is past its due: at the due, and once for each week after it. */
export async function remindOfActions(pool: Pool, at: Instant): Promise<Reminded> {
  const { rows } = await pool.query<{ id: string; told: boolean }>(
    'select action_id as id, told from remind_of_actions($1) order by 1',
    [utc(at)],
  )
  const idsOf = (told: boolean) => rows.filter((row) => row.told === told).map(({ id }) => id)
  return { told: idsOf(true), untold: idsOf(false) }
}
