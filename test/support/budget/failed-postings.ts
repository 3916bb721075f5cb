import type { Pool } from 'pg'

/** Of this many one did not arrive. */
const ONE_IN = 200

/** For each complaint of a register a notice to its customer, of which a few did not arrive. */
export async function fillPostings(pool: Pool): Promise<void> {
  await pool.query(
    `insert into notice
       (complaint_id, key, sequence, template, to_role, confirm, state, created_at, attempts, round)
     select id, '1/received/customer', 1, 'received', 'customer', false, 'sent', received_at, 1, 1 from complaint`,
  )
  await pool.query(
    `insert into posting (complaint_id, notice_key, round, courier, recipient, because, language, channel, state,
       created_at, attempts, attempted_at)
     select id, '1/received/customer', 1, 'customers/0', 'complainant/' || id, '{"as": "complainant"}', 'zh', 'email',
       case when row_number() over (order by received_at) % ${ONE_IN} = 0 then 'failed' else 'sent' end,
       received_at, 1, received_at
     from complaint order by received_at`,
  )
  await pool.query('analyze notice, posting')
}
