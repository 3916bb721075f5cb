import type { Pool, PoolClient } from 'pg'

/**
 * Reads that belong together, all of them as the register stood at one moment, however long the reader takes. The
 * connection is given up for good when the reader turns away or the reading fails: its transaction ends with it.
 */
export async function* inOneMoment<T>(
  pool: Pool,
  read: (client: PoolClient) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const client = await pool.connect()
  let isDone = false
  try {
    // The moment is that of the first statement, not of the beginning.
    await client.query('begin transaction isolation level repeatable read, read only; select 1')
    yield* read(client)
    await client.query('commit')
    isDone = true
  } finally {
    client.release(!isDone)
  }
}
