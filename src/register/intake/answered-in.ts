import type { Pool } from 'pg'
import { dayMs, utc, type Instant } from '../../domain/instant.ts'
import type { Conversation } from '../../domain/notices/contacts.ts'

/** The complaint that a message is to open, or is told to, and the digest by which that message is known. */
type KeptFor = { complaintId: string; message: string }

/** Keeps where a complaint's customer is answered, before it is there: its receipt is sent at once. */
export async function keepAnsweredIn(
  pool: Pool,
  { complaintId, message }: KeptFor,
  { channel, conversation }: Conversation,
): Promise<void> {
  await pool.query('select keep_answered_in($1, $2, $3, $4)', [complaintId, channel, conversation, message])
}

/** What was to open it has been refused for good. */
export async function dropAnsweredIn(pool: Pool, { complaintId, message }: KeptFor): Promise<void> {
  await pool.query('select drop_answered_in($1, $2)', [complaintId, message])
}

/** By then a complaint that was to be opened has been, or never will be. */
const COMES_WITHIN_MS = 7 * dayMs

/** Throws away what no complaint has. */
export async function purgeAnsweredIn(pool: Pool, now: Instant): Promise<void> {
  await pool.query('select purge_answered_in($1)', [utc(now - COMES_WITHIN_MS)])
}
