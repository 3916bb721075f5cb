import type { Pool } from 'pg'
import type { Complaint } from '../../domain/complaint.ts'
import type { SuperviseOrder } from '../../domain/parts/duties.ts'
import { complaintsOf } from '../complaint/complaints-of.ts'
import { inTransaction } from '../in-transaction.ts'
import { seenBy, type Sight } from '../lists/visible.ts'

/** A supervise order that is not concluded, with its complaint. */
export type GoingOrder = { order: SuperviseOrder; complaint: Complaint }

type Asked = { sight: Sight; department?: string; limit: number }

/** The supervise orders that go on, what is due first. */
export const listOrders = (pool: Pool, { sight, department, limit }: Asked): Promise<GoingOrder[]> =>
  inTransaction(
    pool,
    async (client) => {
      const { rows } = await client.query<{ id: string; n: number }>(
        `select c.id, (one ->> 'n')::int as n
         from complaint c cross join lateral jsonb_array_elements(c.state -> 'supervision') one
         where c.state ? 'supervision' and c.stage <> 'closed' and ${seenBy(sight, 'c')}
           and one -> 'concludedAt' is null and ($1::text is null or c.department = $1)
         order by (one ->> 'dueAt')::bigint, c.id, n limit $2`,
        [department ?? null, limit],
      )
      const complaints = await complaintsOf(client, [...new Set(rows.map(({ id }) => id))])
      return rows.map(({ id, n }) => {
        const complaint = complaints.get(id)!
        return { complaint, order: complaint.supervision!.find((one) => one.n === n)! }
      })
    },
    'begin isolation level repeatable read, read only',
  )
