import type { Pool } from 'pg'
import { inOneReading } from '../in-one-reading.ts'
import { conditionsOf, windowOf, type ComplaintFilter } from './list-filter.ts'
import { byFilters } from './list-gather.ts'
import { findPositions } from './list-search.ts'
import { EVERYTHING, seenBy, type Sight } from './visible.ts'
import { parameters, type Parameter } from '../parameters.ts'

/** So many are counted, and no more: what is done may be millions. */
export const countedAtMost = 10_000

/** Of what says some words fewer: each text is looked at. */
const readAtMost = 1_000

export type CountFilter = Omit<ComplaintFilter, 'text'>

/** How long the lists with these filters are. Those of open complaints are counted in one go. */
export async function countLists<Name extends string>(
  pool: Pool,
  filters: Record<Name, CountFilter>,
  sight: Sight = EVERYTHING,
): Promise<Record<Name, number>> {
  const entries = Object.entries<CountFilter>(filters)
  const { values, parameter } = parameters()
  const seen = seenBy(sight, 'l')
  const counts = entries.map(([name, filter]) => {
    const fits = fitting(filter, parameter)
    return filter.open
      ? `least(count(*) filter (where ${fits}), ${countedAtMost}) as "${name}"`
      : `(select count(*) from (select from complaint_line l where ${seen} and ${fits} limit ${countedAtMost}) as some_of)
         as "${name}"`
  })
  return inOneReading(pool, async (client) => {
    const { rows } = await client.query<Record<Name, number>>(
      `select ${counts.join(', ')} from complaint_line l where not l.closed and ${seen}`,
      values,
    )
    return rows[0]!
  })
}

const fitting = (filter: CountFilter, parameter: Parameter) =>
  [
    ...conditionsOf(filter, parameter),
    ...windowOf('due_order', filter, parameter),
    ...windowOf('received_order', filter, parameter),
  ].join(' and ') || 'true'

/** How long a list is, up to so many. */
export type Total = { count: number; atMost: number }

/** How long the list with this filter is, its words too. */
export async function countMatching(
  pool: Pool,
  filter: ComplaintFilter,
  sight: Sight = EVERYTHING,
): Promise<Total> {
  const atMost = filter.text === undefined ? countedAtMost : readAtMost
  const order = { column: 'received_order', direction: 'desc' } as const
  const search = { filter, order, sight, limit: atMost }
  return inOneReading(pool, async (client) => {
    if (filter.text !== undefined) return { count: (await findPositions(client, search)).length, atMost }
    const { values, parameter } = parameters()
    const { rows } = await client.query<{ count: number }>(
      `select count(*) as count from (${byFilters(search, parameter).matching} limit ${atMost}) as some_of`,
      values,
    )
    return { count: rows[0]!.count, atMost }
  })
}
