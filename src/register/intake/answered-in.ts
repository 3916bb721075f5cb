import type { Pool } from 'pg'
import type { Conversation } from '../../domain/notices/contacts.ts'

/** Keeps where a complaint's customer is answered, before it is there: its receipt is sent at once. */
export async function keepAnsweredIn(
  pool: Pool,
  complaintId: string,
  { channel, conversation }: Conversation,
): Promise<void> {
  await pool.query(
    `insert into answered_in (complaint_id, channel, conversation) values ($1, $2, $3)
     on conflict (complaint_id) do nothing`,
    [complaintId, channel, conversation],
  )
}
