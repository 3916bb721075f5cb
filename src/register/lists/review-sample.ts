import type { Pool } from 'pg'
import { listed, type ListedComplaint } from './complaint-list.ts'
import { inTransaction } from '../in-transaction.ts'
import { seenBy, type Sight } from './visible.ts'

type Sampling = { month: string; zone: string; size: number; department?: string }

/**
 * Complaints closed in a month that somebody is to look at who neither had any of them, nor did anything about it, nor is
 * complained about. Chance picks them, and the same ones whenever it is asked, until they are reviewed or archived.
 */
export const reviewSample = (
  pool: Pool,
  { id, sight }: { id: string; sight: Sight },
  { month, zone, size, department }: Sampling,
): Promise<ListedComplaint[]> =>
  inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ id: string; key: number }>(
      `select c.id, 0 as key from complaint c
       where c.stage = 'closed' and c.archived_at is null and ${seenBy(sight, 'c')}
         and c.closed_at >= ($1 || '-01')::timestamp at time zone $2
         and c.closed_at < (($1 || '-01')::timestamp + interval '1 month') at time zone $2
         and ($3::text is null or c.department = $3)
         and c.state -> 'review' is null and c.handler is distinct from $4
         and c.state #>> '{details,about}' is distinct from $4
         and not exists (select from event e where e.complaint_id = c.id and e.actor_id = $4)
       order by sha256(convert_to(c.id || $1, 'UTF8')) limit $5`,
      [month, zone, department ?? null, id, size],
    )
    return listed(client, rows)
  })
