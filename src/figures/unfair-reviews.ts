import type { ClientBase, Pool } from 'pg'
import { inTransaction } from '../register/in-transaction.ts'
import { gatherFacts } from './facts.ts'
import type { FigureQuery } from './figure.ts'
import { scopeOf } from './within.ts'

/** How many complaints were found in a period not to have been handled fairly, by the department that had them then. */
export type UnfairReviews = { department: string | null; reviews: number }

const UNFAIR = `
  select e.k, e.seq, e.at from figure_event e
  where e.type = 'handlingReviewed' and e.said ->> 'fair' = 'false'
    and not exists (select from figure_event l where l.k = e.k and l.seq > e.seq and l.type = e.type
      and l.said ->> 'fair' = 'true')`

/** The rows of a period; all of them see the register at one moment. */
export const unfairReviews = (pool: Pool, query: Omit<FigureQuery, 'by'>): Promise<UnfairReviews[]> =>
  inTransaction(pool, (client) => counted(client, query), 'begin isolation level repeatable read')

async function counted(client: ClientBase, asked: Omit<FigureQuery, 'by'>): Promise<UnfairReviews[]> {
  const query: FigureQuery = { ...asked, by: 'department' }
  await gatherFacts(client, query)
  const { within, values } = scopeOf(query)
  const { rows } = await client.query<UnfairReviews>(
    `select key as department, count(distinct k) as reviews from (${within(UNFAIR)}) f
     group by key order by key nulls last`,
    values,
  )
  return rows
}
