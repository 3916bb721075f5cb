import type { ClientBase } from 'pg'
import type { Position } from './list-cursor.ts'
import { beyondKeys, conditionsOf, keysOf, lastingKeysOf, sidesOf, windowOf, wordsOf } from './list-filter.ts'
import {
  betweenPositions,
  containing,
  filterConditions,
  windowConditions,
  ordered,
  wordConditions,
  where,
  withWords,
  type Bounded,
  type Search,
} from './list-sql.ts'
import { seenBy } from './visible.ts'
import { parameters, type Parameter } from '../parameters.ts'

/** What is gathered, and where its lines are then found; the second takes parameters of its own. */
export type Source = (search: Bounded, parameter: Parameter) => { matching: string; found: () => string }

/** How many were looked at, and the first that fit. */
export type Gathered = { gathered: number; found: Position[] }

/**
 * All that fits, sorted, unless it is more than so much. Materialized, a query is planned for all its rows, and yet
 * ends when enough of them have been taken.
 */
export async function gather(
  client: ClientBase,
  search: Bounded,
  source: Source,
  atMost: number,
): Promise<Gathered | undefined> {
  const { values, parameter } = parameters()
  const { order, limit } = search
  const { matching, found: linesOf } = source(search, parameter)
  const lines = linesOf()
  const most = parameter(atMost)
  const { rows } = await client.query<Gathered>(
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
  const [taken = { gathered: 0, found: [] }] = rows
  return taken.gathered > atMost ? undefined : taken
}

/** How much the planner believes to fit. */
export async function estimatedRows(client: ClientBase, search: Search, source: Source): Promise<number> {
  const { values, parameter } = parameters()
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    `explain (format json) ${source(search, parameter).matching}`,
    values,
  )
  return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0
}

export function byFilters(search: Bounded, parameter: Parameter) {
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
    seenBy(search.sight, 'l'),
    ...betweenPositions(search, parameter),
  ]
  return {
    matching: `select l.id, l.${search.order.column} from complaint_line l ${where(conditions)}`,
    found: () => `from taken l ${withWords(search)} ${where(['true', ...wordConditions(search, parameter)])}`,
  }
}

/** Of a number the end tells the most, and the index is asked for few characters with less work than for many. */
const tellingEnd = (word: string) => (/^[\x21-\x7e]{7,}$/.test(word) ? word.slice(-6) : word)

/** By the words, among all complaints or among those with one of these keys (times_key). */
export const byWords =
  (among?: readonly string[]): Source =>
  (search, parameter) => {
    const words = wordsOf(search.filter.text)
    const bigrams = words.map((word) => `bigrams(search_text(${parameter(tellingEnd(word))}))`)
    const keys = [`${parameter(lastingKeysOf(search.filter))}::text[]`, ...bigrams].join(' || ')
    // Two characters are found for certain; longer words are made of them, and may be other ones.
    const longer = words.filter((word) => !/^\p{Script=Han}{2}$/u.test(word))
    const indexed = '(t.keys || bigrams(t.words))'
    const said = [`${indexed} @> (${keys})`, ...(among ? [`${indexed} && ${parameter(among)}::text[]`] : [])]
    const found = () => [
      ...containing(longer, parameter),
      ...windowConditions(search, parameter),
      ...filterConditions(search, parameter),
    ]
    return {
      matching: `select t.id, t.words from complaint_text t ${where(said)}`,
      found: () => `from taken t join complaint_line l on l.id = t.id ${where(['true', ...found()])}`,
    }
  }

const keyColumns =
  'l.stage, l.kind, l.channel, l.category, l.severity, l.department, l.handler, l.outcome, ' +
  'l.cycle, l.level, l.overdue, l.waiting, l.provisional'
