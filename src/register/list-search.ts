import type { ClientBase } from 'pg'
import type { Position } from './list-cursor.ts'
import {
  beyondKeys,
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
// where much fits, whatever it is. Gathering takes all that fits and sorts it: quick where little does. The planner
// guesses how much that is. Filters hang together as they like, so a guess may be wrong by far: both ways end early
// when they are the wrong one, and the other is taken; where more fits than is gathered, a walk cannot be long.

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

type Bounded = Search & { until?: Position | undefined }

/** How far either way is gone before the other is tried: lines looked at by a walk, lines gathered. */
export type Reach = { steps: number; gathered: number }
/** Where this many of a million fit, as many lines are looked at before fifty are found. */
const usual: Reach = { steps: 15_000, gathered: 6_000 }

/** Where the first complaints of a list stand, in order. */
export async function findPositions(client: ClientBase, search: Search): Promise<Position[]> {
  const { reach = usual } = search
  const guessed = await guesses(client, search)
  const [few, many] = [true, false].map((isFew) =>
    guessed.flatMap(({ source, fit }) => (fit <= reach.gathered === isFew ? [source] : [])),
  )
  return (
    (await gatherFirst(client, search, few)) ??
    (await walkBothSides(client, search, reach.steps)) ??
    (await gatherFirst(client, search, many)) ??
    (await walkBothSides(client, search)) ??
    []
  )
}

/** One can begin with the filters, and with the words if there are any: with what is rarer first. */
async function guesses(client: ClientBase, search: Search) {
  const guessed: { source: Source; fit: number }[] = []
  for (const source of search.filter.text ? [byWords, byFilters] : [byFilters])
    guessed.push({ source, fit: await guess(client, search, source) })
  return guessed.toSorted((a, b) => a.fit - b.fit)
}

async function gatherFirst(client: ClientBase, search: Search, sources: readonly Source[] = []) {
  for (const source of sources) {
    const found = await gather(client, search, source)
    if (found) return found
  }
  return undefined
}

/** How much the planner believes to fit. */
async function guess(client: ClientBase, search: Search, source: Source): Promise<number> {
  const { values, parameter } = parameters()
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    `explain (format json) ${source(search, parameter).matching}`,
    values,
  )
  return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0
}

/** The first complaints of either side, unless they lie further than so many steps away. */
async function walkBothSides(client: ClientBase, search: Search, steps?: number) {
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
  const way = along(search, closed, parameter)
  const [line, rest] =
    steps === undefined
      ? ['complaint_line', way]
      : [
          `(select * from complaint_line l ${where(way)} ${ordered(search.order)} limit ${parameter(steps)})`,
          [],
        ]
  const conditions = [...rest, ...fitting(search, parameter), ...saying(search, parameter)]
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
    `select from complaint_line l ${where(along(search, closed, parameter))} ${ordered(search.order)} offset ${parameter(steps)} limit 1`,
    values,
  )
  return rowCount !== 0
}

/** What is gathered, and where its lines are then found; the second takes parameters of its own. */
type Source = (search: Search, parameter: Parameter) => { matching: string; found: () => string }

/**
 * All that fits, sorted, unless it is too much. Materialized, a query is planned for all its rows, and yet ends when
 * enough of them have been taken.
 */
async function gather(client: ClientBase, search: Search, source: Source): Promise<Position[] | undefined> {
  const { values, parameter } = parameters()
  const { order, limit, reach = usual } = search
  const { matching, found: linesOf } = source(search, parameter)
  const lines = linesOf()
  const most = parameter(reach.gathered)
  const { rows } = await client.query<{ gathered: number; found: Position[] }>(
    `with matching as materialized (${matching}),
     taken as materialized (select * from matching limit ${most}::int + 1),
     fitting as materialized (
       select l.${order.column}, l.id ${lines} and (select count(*) from taken) <= ${most}::int
     ),
     found as (
       select l.${order.column} as key, l.id from fitting l ${ordered(order)} limit ${parameter(limit)}
     )
     select (select count(*) from taken) as gathered, (select coalesce(json_agg(found), '[]') from found) as found`,
    values,
  )
  const { gathered = 0, found = [] } = rows[0] ?? {}
  return gathered > reach.gathered ? undefined : found
}

function byFilters(search: Search, parameter: Parameter) {
  const { filter } = search
  const keys = keysOf(filter)
  const windows = [
    ...windowOf('due_order', filter, parameter),
    ...windowOf('received_order', filter, parameter),
  ]
  const conditions = [
    ...(keys.length > 0 ? [`complaint_keys(${keyColumns}) @> ${parameter(keys)}::text[]`] : []),
    // The indexes of the orders begin with the side.
    ...(windows.length > 0 ? [`l.closed in (${sidesOf(filter).join(', ') || 'null'})`, ...windows] : []),
    ...conditionsOf(beyondKeys(filter), parameter),
    ...(search.hidden ? [] : ['not l.hidden']),
    ...beyond(search, parameter),
  ]
  return {
    matching: `select l.id, l.${search.order.column} from complaint_line l ${where(conditions)}`,
    found: () => `from taken l ${withWords(search)} ${where(['true', ...saying(search, parameter)])}`,
  }
}

/** Of a number the end tells the most, and the index is asked for few characters with less work than for many. */
const tellingEnd = (word: string) => (/^[\x21-\x7e]{7,}$/.test(word) ? word.slice(-6) : word)

function byWords(search: Search, parameter: Parameter) {
  const words = wordsOf(search.filter.text)
  const bigrams = words.map((word) => `bigrams(search_text(${parameter(tellingEnd(word))}))`)
  const keys = [`${parameter(lastingKeysOf(search.filter))}::text[]`, ...bigrams].join(' || ')
  // Two characters are found for certain; longer words are made of them, and may be other ones.
  const longer = words.filter((word) => !/^\p{Script=Han}{2}$/u.test(word))
  const said = [`(t.keys || bigrams(t.words)) @> (${keys})`, ...containing(longer, parameter)]
  return {
    matching: `select t.id from complaint_text t ${where(said)}`,
    found: () =>
      `from taken s join complaint_line l on l.id = s.id
       ${where(['true', ...inside(search, parameter), ...fitting(search, parameter)])}`,
  }
}

const keyColumns =
  'l.stage, l.kind, l.channel, l.category, l.severity, l.department, l.handler, l.outcome, ' +
  'l.cycle, l.level, l.overdue, l.waiting, l.provisional'

/** One side of the list from where the last page ended, within the window of its order. */
const along = (search: Bounded, closed: boolean, parameter: Parameter): string[] => [
  `l.closed = ${closed}`,
  ...inside(search, parameter),
]

const inside = (search: Bounded, parameter: Parameter): string[] => [
  ...windowOf(search.order.column, search.filter, parameter),
  ...beyond(search, parameter),
]

function beyond({ order: { column, direction }, after, until }: Bounded, parameter: Parameter): string[] {
  const place = ({ key, id }: Position) => `(${parameter(key)}::bigint, ${parameter(id)})`
  const [later, earlier] = direction === 'asc' ? ['>', '<'] : ['<', '>']
  return [
    ...(after ? [`(l.${column}, l.id) ${later} ${place(after)}`] : []),
    ...(until ? [`(l.${column}, l.id) ${earlier} ${place(until)}`] : []),
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

const withWords = ({ filter }: Search) => (filter.text ? 'join complaint_text t on t.id = l.id' : '')

const saying = ({ filter }: Search, parameter: Parameter) => containing(wordsOf(filter.text), parameter)

const containing = (words: readonly string[], parameter: Parameter) =>
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
