import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import { CARRY_OUT } from '../../src/reconciliation/checks.ts'
import type { Means } from '../../src/reconciliation/ledger.ts'
import type { Check, Tally } from '../../src/workflows/messages/reconciliation.ts'

const nobody = undefined as unknown as Client

/** What a check works with; without a client for one that asks the register only. */
export const means = (given: Partial<Means> & Pick<Means, 'pool'>): Means => ({
  client: nobody,
  alarm: () => {},
  graceMs: 0,
  ...given,
})

/** Carries a check out as of now. */
export async function carryOut(
  check: Check,
  given: Partial<Means> & Pick<Means, 'pool' | 'client'>,
): Promise<{ tally: Tally; alarms: object[] }> {
  const alarms: object[] = []
  const alarm = (facts: object) => void alarms.push(facts)
  const turn = { at: Date.now(), reached: undefined, beat: () => {} }
  return { tally: await CARRY_OUT[check](means({ ...given, alarm }), turn), alarms }
}

/** Does to the register what its triggers and references forbid. */
export async function forcibly(pool: Pool, statement: string, values: unknown[]): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('set session_replication_role = replica')
    await client.query(statement, values)
    await client.query('set session_replication_role = origin')
  } finally {
    client.release()
  }
}

/** Takes all of a complaint out of the register, as a restored old backup would; what was found amiss stays. */
export async function removeFromRegister(pool: Pool, id: string): Promise<void> {
  const { rows } = await pool.query<{ statement: string }>(
    `select format('delete from %I where %I = $1', table_name, column_name) as statement
     from information_schema.columns
     where table_schema = 'public' and table_name <> 'reconciliation_finding'
       and (column_name = 'complaint_id' or (column_name = 'id' and table_name in
         ('complaint', 'complaint_line', 'complaint_text')))`,
  )
  for (const { statement } of rows) await forcibly(pool, statement, [id])
}
