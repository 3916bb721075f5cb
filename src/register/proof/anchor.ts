import type { Pool } from 'pg'

/** In hex. */
type DailyRoot = { day: string; root: string; complaints: number }

/** Anchors the heads of all complaints that changed since the root before. A day gets one root, however often. */
export async function anchorHeads(pool: Pool, day: string): Promise<DailyRoot> {
  const { rows } = await pool.query<DailyRoot>(
    `select to_char(day, 'YYYY-MM-DD') as day, encode(root, 'hex') as root, complaints from anchor_heads($1)`,
    [day],
  )
  return rows[0]!
}
