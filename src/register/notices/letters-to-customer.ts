import type { Pool } from 'pg'
import type { Instant } from '../../domain/instant.ts'

/** What was written to the customer, word for word; no words where they are erased. */
export type LetterToCustomer = {
  letterId: string
  channel: string
  language: string
  subject: string | null
  body: string | null
  sentAt: Instant
}

const LETTER = 'letter_id as "letterId", channel, language, subject, body, sent_at as "sentAt"'

/** In the order in which they went out. */
export async function lettersToCustomer(pool: Pool, complaintId: string): Promise<LetterToCustomer[]> {
  const { rows } = await pool.query<LetterToCustomer>(
    `select ${LETTER} from letter where complaint_id = $1 order by id`,
    [complaintId],
  )
  return rows
}

/** Where it stands among the letters, to go on from. */
export type PlacedLetter = LetterToCustomer & { id: number }

/** The latest first, from before one of them on. */
export async function latestLetters(
  pool: Pool,
  complaintIds: readonly string[],
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<PlacedLetter[]> {
  const { rows } = await pool.query<PlacedLetter>(
    `select id, ${LETTER} from letter
     where complaint_id = any($1) and ($2::bigint is null or id < $2) order by id desc limit $3`,
    [complaintIds, before, limit],
  )
  return rows
}

/** The complaint that one of these letters to a customer was about: that of the first that is known. */
export async function complaintOfLetters(
  pool: Pool,
  letterIds: readonly string[],
): Promise<string | undefined> {
  const { rows } = await pool.query<{ complaintId: string }>(
    `select complaint_id as "complaintId" from letter
     where letter_id = any($1) order by array_position($1, letter_id) limit 1`,
    [letterIds],
  )
  return rows[0]?.complaintId
}
