import type { ClientBase, Pool } from 'pg'
import type { Bearer, Degree } from '../domain/commands/responsibility.ts'
import { inTransaction } from '../register/in-transaction.ts'
import { gatherFacts } from './facts.ts'
import type { FigureQuery } from './figure.ts'
import { scopeOf } from './within.ts'

/** Who was determined to bear responsibility in a period, by department and root cause: how often, and how much of it. */
export type Responsibility = Record<Degree, number> & {
  bearer: Bearer
  /** Whose it is, not who had the complaint. */
  department: string | null
  rootCause: string | null
  objections: number
}

/** Those that hold: one that was determined again counts no more, nor does nobody where somebody bears it. */
const HOLDING = `
  select e.k, e.seq, e.at, e.said, exists (
      select from figure_event o
      where o.type = 'responsibilityObjected' and o.k = e.k and o.said -> 'determination' = e.said -> 'determination'
    ) as objected
  from figure_event e
  where e.type = 'responsibilityDetermined' and not exists (
    select from figure_event r
    where r.type = 'responsibilityDetermined' and r.k = e.k and r.seq > e.seq
      and (r.said -> 'replaces' = e.said -> 'determination'
        or (e.said ->> 'bearer' = 'nobody' and r.said ->> 'degree' <> 'none')))`

const degree = (name: Degree): string => `count(*) filter (where said ->> 'degree' = '${name}') as "${name}"`

/** The rows of a period; all of them see the register at one moment. */
export const responsibilities = (pool: Pool, query: Omit<FigureQuery, 'by'>): Promise<Responsibility[]> =>
  inTransaction(pool, (client) => counted(client, query), 'begin isolation level repeatable read')

/** In how many complaints a department or its people were determined to bear some of it. */
export type Bearing = { department: string; complaints: number }

/** Where several of a department bear parts of one complaint, it is one. */
export const bearingDepartments = (pool: Pool, query: Omit<FigureQuery, 'by'>): Promise<Bearing[]> =>
  inTransaction(
    pool,
    async (client) => {
      await gatherFacts(client, query)
      const { within, values } = scopeOf(query)
      const { rows } = await client.query<Bearing>(
        `select said ->> 'department' as department, count(distinct k)::int as complaints
         from (${within(HOLDING)}) f
         where said ->> 'bearer' in ('person', 'department') and said ->> 'degree' <> 'none'
         group by 1 order by 1`,
        values,
      )
      return rows
    },
    'begin isolation level repeatable read',
  )

async function counted(client: ClientBase, asked: Omit<FigureQuery, 'by'>): Promise<Responsibility[]> {
  const query: FigureQuery = { ...asked, by: 'rootCause' }
  await gatherFacts(client, query)
  const { within, values } = scopeOf(query)
  const { rows } = await client.query<Responsibility>(
    `select said ->> 'bearer' as bearer, said ->> 'department' as department, key as "rootCause",
       ${(['full', 'main', 'equal', 'minor', 'none'] as const).map(degree).join(', ')},
       count(*) filter (where objected) as objections
     from (${within(HOLDING)}) f
     group by 1, 2, 3
     order by department nulls last, bearer, "rootCause" nulls last`,
    values,
  )
  return rows
}
