import type { ClientBase } from 'pg'
import type { Instant } from '../domain/instant.ts'
import { FIRM_ZONE } from '../domain/calendar/zone.ts'
import type { FigureQuery } from './figure.ts'
import { PERIOD_FORMATS } from './within.ts'

/** One day, week, month or quarter of the question: its name, and the first instant after it. */
export type Period = { key: string; endsAt: Instant }

/** The periods of a breakdown by time, those too in which nothing happened; none where it is by something else. */
export async function periodsOf(client: ClientBase, query: FigureQuery): Promise<Period[] | undefined> {
  const { from, to, by, zone = FIRM_ZONE } = query
  const format = by && PERIOD_FORMATS[by]
  if (!format) return undefined
  const step = by === 'quarter' ? '3 months' : `1 ${by}`
  const { rows } = await client.query<Period>(
    `select to_char(period, '${format}') as key,
       least($2::bigint, (extract(epoch from (period + interval '${step}') at time zone $3) * 1000)::bigint) as "endsAt"
     from generate_series(date_trunc('${by}', to_timestamp($1::float8 / 1000) at time zone $3),
       to_timestamp(($2::bigint - 1)::float8 / 1000) at time zone $3, interval '${step}') period
     order by period`,
    [from, to, zone],
  )
  return rows
}
