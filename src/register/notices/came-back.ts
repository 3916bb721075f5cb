import type { Pool } from 'pg'
import { utc, type Instant } from '../../domain/instant.ts'
import { emailKey } from '../../domain/matching/same-person.ts'

/** A letter of ours that a server could not bring, and to whom. */
export type CameBack = { letterId: string; failed: readonly { address: string; status: string }[] }

type Sent = { id: number; email: string | null; isUnderWay: boolean }

/**
 * Holds it against what went out as that letter: of whoever is still reached at an address that it names. Anybody could
 * write it who has seen the letter, so nothing else follows from it. How many postings it was. A server may be quicker than
 * it is put on record that it took the letter: `underWay`, it is not known yet whether it did.
 */
export async function recordCameBack(
  pool: Pool,
  { letterId, failed }: CameBack,
  at: Instant,
): Promise<number | 'underWay'> {
  const { rows } = await pool.query<Sent>(
    `select p.id, case when p.recipient = 'complainant/' || c.id then c.state #>> '{details,complainant,email}'
       else (select email from person where 'person/' || person.id = p.recipient) end as email,
       p.state = 'pending' as "isUnderWay"
     from posting p join complaint c on c.id = p.complaint_id
     where p.letter_id = $1 and p.state in ('sent', 'pending') and p.channel = 'email'`,
    [letterId],
  )
  const statusOf = new Map(failed.map(({ address, status }) => [emailKey(address), status]))
  const back = rows.flatMap(({ email, ...sent }) => {
    const status = email === null ? undefined : statusOf.get(emailKey(email))
    return status === undefined ? [] : [{ ...sent, status }]
  })
  if (back.some(({ isUnderWay }) => isUnderWay)) return 'underWay'
  const [first] = back
  if (!first) return 0
  // A letter is to one recipient: the server says one thing of it.
  const { rows: counted } = await pool.query<{ count: number }>(
    'select postings_came_back($1::bigint[], $2, $3) as count',
    [back.map(({ id }) => id), `The letter came back (${first.status}).`, utc(at)],
  )
  return counted[0]!.count
}
