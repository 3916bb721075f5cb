import type { PoolClient } from 'pg'
import { utc, type Instant } from '../../domain/instant.ts'
import type { Hand } from '../../domain/supervision/next-hand.ts'

type Asked = { department: string; at: Instant; moving?: readonly string[] }

/**
 * The agents of a department who are there, and how much each has, without what is about to move. Until the transaction
 * ends nobody else is told those of this department.
 */
export async function handsOf(client: PoolClient, { department, at, moving = [] }: Asked): Promise<Hand[]> {
  const { rows } = await client.query<Hand>({
    name: 'hands-of',
    text: `select person, load, (1000 * extract(epoch from given_at))::float8 as "givenAt"
      from hands_of($1, $2, $3)`,
    values: [department, utc(at), moving],
  })
  return rows
}

/** Whoever has been given a complaint has waited least from now on. */
export const recordGiven = (client: PoolClient, people: readonly string[]) =>
  client.query({
    name: 'record-given',
    // In the order of their ids: others may be given to the same people in another department.
    text: `update person set last_routed_at = clock_timestamp()
      where id in (select id from person where id = any ($1::text[]) order by id for update)`,
    values: [people],
  })
