import type { ClientBase } from 'pg'
import type { Position } from './list-cursor.ts'
import {
  conditionsOf,
  keysOf,
  lastingKeysOf,
  sidesOf,
  windowOf,
  wordsOf,
  type ComplaintFilter,
  type OrderColumn,
  type Parameter,
} from './list-filter.ts'

// Two ways lead to the first lines of a list. Walking goes along the index of the order and takes what fits: quick
// where much fits, whatever it is. Gathering takes all that fits and sorts it: quick where little does. Which is the
// right one cannot be told beforehand, filters hang together as they like; so both end early when they are the wrong
// one: a short walk, then a gathering of not too many, and when there are more the walk cannot be long.

export type Order = { column: OrderColumn; direction: 'asc' | 'desc' }
export type Search = {
  filter: ComplaintFilter
  order: Order
  after?: Position | undefined
  limit: number
  /** Whether restricted complaints are found too. */
  hidden: boolean
  reach?: Reach
}

/** How far either way is gone before the other is tried. */
export type Reach = {
  /** Lines that a first walk looks at. */
  steps: number
  /** With text, each line that fits otherwise is looked up elsewhere. */
  stepsWithText: number
  gathered: number
}
/** Each about as long as the other takes when this one was in vain. */
const usual: Reach = { steps: 15_000, stepsWithText: 1_000, gathered: 6_000 }

/** Where the first complaints of a list stand, in order. */
export async function findPositions(client: ClientBase, search: Search): Promise<Position[]> {
  const { filter, reach = usual } = search
  const sides = sidesOf(filter)
  // What one person has is little: a walk would be in vain.
  const steps = filter.handler !== undefined ? 0 : filter.text ? reach.stepsWithText : reach.steps
  const found: Position[] = []
  for (const closed of sides) {
    const side = steps > 0 ? await walkAtMost(client, search, closed, steps) : undefined
    if (!side) return (await gather(client, search)) ?? walkToTheEnd(client, search, sides)
    found.push(...side)
  }
  return firstOf(found, search)
}

async function walkToTheEnd(client: ClientBase, search: Search, sides: readonly boolean[]) {
  const found: Position[] = []
  for (const closed of sides) found.push(...(await walk(client, search, closed)))
  return firstOf(found, search)
}

/** The first complaints of one side, unless they lie further than so many steps away. */
async function walkAtMost(client: ClientBase, search: Search, closed: boolean, steps: number) {
  const found = await walk(client, search, closed, steps)
  if (found.length === search.limit) return found
  const { values, parameter } = parameters()
  const { rowCount } = await client.query(
    `select from complaint_line l ${along(search, closed, parameter)} offset ${parameter(steps)} limit 1`,
    values,
  )
  return rowCount === 0 ? found : undefined
}

async function walk(
  client: ClientBase,
  search: Search,
  closed: boolean,
  steps?: number,
): Promise<Position[]> {
  const { values, parameter } = parameters()
  const way = `select * from complaint_line l ${along(search, closed, parameter)}`
  const words = wordsOf(search.filter.text)
  const { rows } = await client.query<Position>(
    `select l.${search.order.column} as key, l.id
     from (${way} ${steps === undefined ? '' : `limit ${parameter(steps)}`}) l
     ${words.length > 0 ? 'join complaint_text t on t.id = l.id' : ''}
     ${where([...fitting(search, parameter), ...saying(words, parameter)])}
     ${ordered(search.order)} limit ${parameter(search.limit)}`,
    values,
  )
  return rows
}

/** All that fits, sorted, unless it is too much. */
async function gather(client: ClientBase, search: Search): Promise<Position[] | undefined> {
  const { values, parameter } = parameters()
  const { gathered: most } = search.reach ?? usual
  const source = search.filter.text ? withText(search, parameter) : withoutText(search, parameter)
  const atMost = parameter(most)
  const { rows } = await client.query<{ gathered: number; found: Position[] }>(
    `${source.gathering},
     taken as materialized (select * from matching limit ${atMost} + 1),
     found as (
       select l.${search.order.column} as key, l.id from ${source.lines}
       ${where(['(select count(*) from taken) <= ' + atMost, ...source.rest])}
       ${ordered(search.order)} limit ${parameter(search.limit)}
     )
     select (select count(*) from taken) as gathered, (select coalesce(json_agg(found), '[]') from found) as found`,
    values,
  )
  const { gathered = 0, found = [] } = rows[0] ?? {}
  return gathered > most ? undefined : found
}

/** Materialized, a query is planned for all its rows, and yet ends when enough of them have been taken. */
function withoutText(search: Search, parameter: Parameter) {
  const keys = keysOf(search.filter)
  const picked = keys.length === 0 ? [] : [`complaint_keys(${keyColumns}) @> ${parameter(keys)}::text[]`]
  const all = [...picked, ...sideways(search), ...inside(search, parameter), ...fitting(search, parameter)]
  return {
    gathering: `with matching as materialized (
      select l.${search.order.column}, l.id from complaint_line l ${where(all)})`,
    lines: 'taken l',
    rest: [],
  }
}

function withText(search: Search, parameter: Parameter) {
  const words = wordsOf(search.filter.text)
  const wanted = words.map((word) => `bigrams(search_text(${parameter(word)}))`)
  const keys = [`${parameter(lastingKeysOf(search.filter))}::text[]`, ...wanted].join(' || ')
  return {
    gathering: `with matching as materialized (
      select t.id from complaint_text t
      ${where([`(t.keys || bigrams(t.words)) @> (${keys})`, ...saying(words, parameter)])})`,
    lines: 'taken s join complaint_line l on l.id = s.id',
    rest: [...sideways(search), ...inside(search, parameter), ...fitting(search, parameter)],
  }
}

const keyColumns =
  'l.stage, l.kind, l.channel, l.category, l.severity, l.department, l.handler, l.outcome, ' +
  'l.cycle, l.level, l.overdue, l.waiting, l.provisional'

/** One side of the list from where the last page ended, within the window of its order. */
function along(search: Search, closed: boolean, parameter: Parameter): string {
  return `${where([`l.closed = ${closed}`, ...inside(search, parameter)])} ${ordered(search.order)}`
}

function inside({ filter, order, after }: Search, parameter: Parameter): string[] {
  const { column, direction } = order
  const window = windowOf(column, filter, parameter)
  if (!after) return window
  const beyond = direction === 'asc' ? '>' : '<'
  return [
    ...window,
    `(l.${column}, l.id) ${beyond} (${parameter(after.key)}::bigint, ${parameter(after.id)})`,
  ]
}

function fitting({ filter, order, hidden }: Search, parameter: Parameter): string[] {
  const others = (['due_order', 'received_order'] as const).filter((column) => column !== order.column)
  return [
    ...conditionsOf(filter, parameter),
    ...others.flatMap((column) => windowOf(column, filter, parameter)),
    ...(hidden ? [] : ['not l.hidden']),
  ]
}

/** Both sides are named where both are wanted: their indexes begin with them. */
const sideways = ({ filter }: Search) => [`l.closed in (${sidesOf(filter).join(', ') || 'null'})`]

const saying = (words: readonly string[], parameter: Parameter) =>
  words.map((word) => `strpos(t.words, search_text(${parameter(word)})) > 0`)

const where = (conditions: readonly string[]) =>
  conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''

const ordered = ({ column, direction }: Order) => `order by l.${column} ${direction}, l.id ${direction}`

function firstOf(found: readonly Position[], { order, limit }: Search): Position[] {
  const sign = order.direction === 'asc' ? 1 : -1
  const compare = (a: Position, b: Position) => sign * (a.key - b.key || (a.id < b.id ? -1 : 1))
  return found.toSorted(compare).slice(0, limit)
}

function parameters() {
  const values: unknown[] = []
  const parameter: Parameter = (value) => `$${values.push(value)}`
  return { values, parameter }
}
