import type { Pool } from 'pg'
import type { Details } from '../../domain/intake.ts'
import { matchKeys } from '../../domain/matching/match-keys.ts'
import { EVERYTHING, seenBy } from '../lists/visible.ts'

/** The latest say enough, and it takes a minute or two to learn from them. */
const MOST = 3_000

/** A closed complaint as it was classified in the end; `by`: the customer, as far as one can tell. */
export type ClosedPast = {
  details: Pick<Details, 'subject' | 'description'>
  by: string
  classified: { category: string; department?: string } & Record<string, unknown>
}

type Row = { id: string; details: Details; department: string | null; classified: { category: string } }

/** The complaints closed last that somebody has classified, the earliest first; none that is erased or restricted. */
export async function closedPasts(pool: Pool): Promise<ClosedPast[]> {
  const { rows } = await pool.query<Row>(
    `select c.id, c.state -> 'details' as details, c.department, e.data as classified
     from complaint c
     cross join lateral (
       select data from event where complaint_id = c.id and type = 'classified' order by sequence desc limit 1
     ) e
     where c.stage = 'closed' and c.kind = 'complaint' and ${seenBy(EVERYTHING, 'c')}
     order by c.closed_at desc, c.id limit $1`,
    [MOST],
  )
  return rows.reverse().map(({ id, details, department, classified }) => ({
    details,
    by: personOf(details) ?? id,
    classified: { ...classified, ...(department !== null && { department }) },
  }))
}

function personOf(details: Details): string | undefined {
  const { phone, email, name } = matchKeys(details)
  return details.customerId ?? phone ?? email ?? name
}
