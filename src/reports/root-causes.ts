import type { Pool } from 'pg'
import { lastCauses } from '../figures/root-cause.ts'
import { utc, type Instant } from '../domain/instant.ts'

type Span = { from: Instant; to: Instant; asOf: Instant }

/** Of the complaints received in a period, how many have which root cause, by the last entry that names one. */
export async function rootCausesOf(
  pool: Pick<Pool, 'query'>,
  { from, to, asOf }: Span,
): Promise<{ code: string | null; complaints: number }[]> {
  const { rows } = await pool.query<{ code: string | null; complaints: number }>(
    `with cohort as (
       select id from complaint where kind = 'complaint' and received_at >= $1 and received_at < $2
         and not is_canary(id)
     ), named as (${lastCauses('cohort', '$3')})
     select n.code, count(*) as complaints from cohort c left join named n on n.complaint_id = c.id
     group by n.code order by complaints desc, n.code`,
    [from, to, asOf].map(utc),
  )
  return rows
}

/** What came in beside complaints. */
export async function otherKindsOf(
  pool: Pick<Pool, 'query'>,
  { from, to }: Span,
): Promise<{ kind: 'enquiry' | 'suggestion' | 'praise'; received: number }[]> {
  const { rows } = await pool.query<{ kind: 'enquiry' | 'suggestion' | 'praise'; received: number }>(
    `select kind, count(*) as received from complaint
     where kind <> 'complaint' and received_at >= $1 and received_at < $2 group by kind order by kind`,
    [from, to].map(utc),
  )
  return rows
}
