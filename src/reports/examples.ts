import type { Pool } from 'pg'
import { utc, type Instant } from '../domain/instant.ts'
import type { ReportExample } from './report-data.ts'

/** What leads marked in the period, and had neither marked again later nor withdrawn by the cut-off; the good ones first. */
const QUERY = `
  select c.number, e.data ->> 'kind' as kind, e.data ->> 'summary' as summary
  from event e join complaint c on c.id = e.complaint_id
  where e.type = 'exampleMarked' and e.at >= $1 and e.at < $2 and e.at <= $3 and not c.hidden
    and not exists (
      select from event l
      where l.complaint_id = e.complaint_id and l.sequence > e.sequence and l.at <= $3
        and l.type in ('exampleMarked', 'exampleWithdrawn'))
  order by e.data ->> 'kind', e.at, c.number`

export async function examplesOf(
  pool: Pick<Pool, 'query'>,
  { from, to, asOf }: { from: Instant; to: Instant; asOf: Instant },
): Promise<ReportExample[]> {
  const { rows } = await pool.query<ReportExample>(QUERY, [from, to, asOf].map(utc))
  return rows
}
