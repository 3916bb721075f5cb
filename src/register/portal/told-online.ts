import type { Pool } from 'pg'
import { utc, type Instant } from '../../domain/instant.ts'

/** Counts one time more for each of them, and says how often it was since then; what was counted before then goes. */
export async function countToldOnline(
  pool: Pool,
  who: readonly string[],
  since: Instant,
): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ who: string; times: number }>(
    `with gone as (delete from told_online where since < $1)
     insert into told_online (since, who, times) select $1, who, 1 from unnest($2::text[]) who order by who
     on conflict (since, who) do update set times = told_online.times + 1
     returning who, times`,
    [utc(since), who],
  )
  return new Map(rows.map(({ who: one, times }) => [one, times]))
}
