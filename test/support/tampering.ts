import type { Pool } from 'pg'

/** Changes the register behind its own back, as somebody does who can do everything in the database. */
export async function tamper(pool: Pool, statement: string, values: readonly unknown[] = []): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query("set local session_replication_role = 'replica'")
    await client.query(statement, [...values])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
