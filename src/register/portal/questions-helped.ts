import type { Pool } from 'pg'

/** Counts one customer more whom the answer to a published question has helped. */
export async function countHelped(pool: Pool, question: string): Promise<void> {
  await pool.query(
    `insert into question_helped (question, day, times) values ($1, current_date, 1)
     on conflict (question, day) do update set times = question_helped.times + 1`,
    [question],
  )
}

/** How often answers have helped within these days, by question. */
export async function helpedWithin(pool: Pool, days: number): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ question: string; times: number }>(
    `select question, sum(times)::int as times from question_helped
     where day > current_date - $1::int group by question`,
    [days],
  )
  return new Map(rows.map(({ question, times }) => [question, times]))
}
