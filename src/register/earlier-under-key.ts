import type { PoolClient } from 'pg'

/** Whose request it is, and the Idempotency-Key it came with, if with one. */
export type Keyed = { person: string; key?: string | undefined }

/**
 * What the same person's request under the same key wrote before: the row that the statement finds by both. It stands in
 * one row with what was done, so that neither is there without the other.
 */
export async function earlierUnderKey<T extends object>(
  client: PoolClient,
  { person, key }: Keyed,
  statement: string,
): Promise<T | undefined> {
  if (key === undefined) return undefined
  // Two requests under one key pass one after another.
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [JSON.stringify([person, key])])
  const { rows } = await client.query<T>(statement, [person, key])
  return rows[0]
}
