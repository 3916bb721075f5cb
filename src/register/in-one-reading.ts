import type { ClientBase, Pool } from 'pg'

/**
 * Several reads for one page, as the register stood at one moment. They are short or have failed: reading a whole
 * table or compiling a statement costs more than all of them may.
 */
export async function inOneReading<T>(pool: Pool, read: (client: ClientBase) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(
      'begin isolation level repeatable read, read only; set local enable_seqscan = off; set local jit = off',
    )
    const result = await read(client)
    await client.query('commit')
    return result
  } catch (error) {
    // A connection that cannot even go back is given up.
    await client.query('rollback').catch((fault: Error) => (broken = fault))
    throw error
  } finally {
    client.release(broken)
  }
}
