import type { ClientBase } from 'pg'
import type { Position } from './list-cursor.ts'
import { sidesOf } from './list-filter.ts'
import {
  sideConditions,
  firstOf,
  filterConditions,
  ordered,
  wordConditions,
  where,
  withWords,
  type Bounded,
  type Search,
} from './list-sql.ts'
import { parameters } from '../parameters.ts'

/** The first complaints of either side, unless they lie further than so many steps away. */
export async function walkBothSides(
  client: ClientBase,
  search: Search,
  steps?: number,
): Promise<Position[] | undefined> {
  let found: Position[] = []
  for (const closed of sidesOf(search.filter)) {
    // Of the second side only what lies before the last of the first.
    const until = found.length === search.limit ? found.at(-1) : undefined
    const side = await walk(client, { ...search, until }, closed, steps)
    if (!side) return undefined
    found = firstOf([...found, ...side], search)
  }
  return found
}

async function walk(client: ClientBase, search: Bounded, closed: boolean, steps?: number) {
  const { values, parameter } = parameters()
  const way = sideConditions(search, closed, parameter)
  const [line, rest] =
    steps === undefined
      ? ['complaint_line', way]
      : [
          `(select * from complaint_line l ${where(way)} ${ordered(search.order)} limit ${parameter(steps)})`,
          [],
        ]
  const conditions = [...rest, ...filterConditions(search, parameter), ...wordConditions(search, parameter)]
  const { rows } = await client.query<Position>(
    `select l.${search.order.column} as key, l.id from ${line} l ${withWords(search)}
     ${where(conditions)} ${ordered(search.order)} limit ${parameter(search.limit)}`,
    values,
  )
  if (steps === undefined || rows.length === search.limit) return rows
  return (await isLongerThan(client, search, closed, steps)) ? undefined : rows
}

async function isLongerThan(client: ClientBase, search: Bounded, closed: boolean, steps: number) {
  const { values, parameter } = parameters()
  const { rowCount } = await client.query(
    `select from complaint_line l ${where(sideConditions(search, closed, parameter))} ${ordered(search.order)} offset ${parameter(steps)} limit 1`,
    values,
  )
  return rowCount !== 0
}
