import type { Pool } from 'pg'
import type { Complaint } from '../../domain/complaint.ts'
import { emailKey } from '../../domain/matching/same-person.ts'
import { visibleTo } from '../lists/visible.ts'

/** What was told from an address, as its customer sees it in a list. */
export type OfAddress = {
  id: string
  generation: number
  address: string
  number: string
  receivedAt: number
} & Pick<Complaint, 'stage' | 'outcome'> & { subject: string }

/** What somebody has told from an address as it is compared by, the latest first. */
export async function toldFromAddress(pool: Pool, address: string, limit: number): Promise<OfAddress[]> {
  const { rows } = await pool.query<OfAddress & { email: string | null }>(
    `select c.id, c.number, c.received_at as "receivedAt", c.stage, c.state ->> 'outcome' as outcome,
       coalesce((c.state ->> 'slip')::int, 0) as generation, c.state #>> '{details,subject}' as subject,
       c.state #>> '{details,complainant,email}' as email
     from complaint_match m join complaint c on c.id = m.complaint_id
     where m.email = (select email from match_of(jsonb_build_object('email', $1::text)))
       and ${visibleTo('customer', 'c')}
     order by m.received_at desc, c.id limit $2`,
    [address, limit],
  )
  return rows
    .filter(({ email }) => emailKey(email) === address)
    .map(({ email: _, ...one }) => ({ ...one, address }))
}
