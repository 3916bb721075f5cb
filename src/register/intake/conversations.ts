import type { Pool } from 'pg'

/** The latest complaint of a conversation, which is known by the id of its first. */
export async function latestOf(pool: Pool, firstComplaint: string): Promise<number> {
  const { rows } = await pool.query<{ latest: number }>(
    'select latest from conversation where first_complaint = $1',
    [firstComplaint],
  )
  return rows[0]?.latest ?? 1
}

export async function reached(pool: Pool, firstComplaint: string, number: number): Promise<void> {
  await pool.query(
    `insert into conversation (first_complaint, latest) values ($1, $2)
     on conflict (first_complaint) do update set latest = greatest(conversation.latest, excluded.latest)`,
    [firstComplaint, number],
  )
}
