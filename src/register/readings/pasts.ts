import type { Pool } from 'pg'
import type { Details } from '../../domain/intake.ts'
import { EVERYTHING, seenBy } from '../lists/visible.ts'

/** The latest say enough, and it takes a minute or two to learn from them. */
const MOST = 3_000

/** A closed complaint as it was classified in the end. */
export type ClosedPast = {
  details: Pick<Details, 'complainant' | 'customerId' | 'subject' | 'description'>
  classified: { category: string; department?: string } & Record<string, unknown>
}

type Row = ClosedPast & { department: string | null }

/**
 * The complaints closed last that somebody has classified, the earliest first, with so much of what was told; none that is
 * erased or restricted.
 */
export async function closedPasts(pool: Pool, mostText: number): Promise<ClosedPast[]> {
  const { rows } = await pool.query<Row>(
    `select jsonb_strip_nulls(jsonb_build_object(
         'complainant', c.state #> '{details,complainant}', 'customerId', c.state #> '{details,customerId}',
         'subject', c.state #> '{details,subject}',
         'description', left(c.state #>> '{details,description}', $2)
       )) as details, c.department, e.data as classified
     from complaint c
     cross join lateral (
       select data from event where complaint_id = c.id and type = 'classified' order by sequence desc limit 1
     ) e
     where c.stage = 'closed' and c.kind = 'complaint' and ${seenBy(EVERYTHING, 'c')}
     order by c.closed_at desc, c.id limit $1`,
    [MOST, mostText],
  )
  return rows.toReversed().map(({ details, department, classified }) => ({
    details,
    classified: { ...classified, ...(department !== null && { department }) },
  }))
}
