import { conditionsOf, windowOf, wordsOf, type ComplaintFilter, type OrderColumn } from './list-filter.ts'
import type { Position } from './list-cursor.ts'
import { seenBy, type Sight } from './visible.ts'
import type { Parameter } from '../parameters.ts'

export type Order = { column: OrderColumn; direction: 'asc' | 'desc' }
export type Search = {
  filter: ComplaintFilter
  order: Order
  after?: Position | undefined
  limit: number
  sight: Sight
  reach?: Reach
}

/** A search that ends before a place. */
export type Bounded = Search & { until?: Position | undefined }

/** How far a way is gone before another is tried: lines looked at by a walk, lines gathered, texts gathered. */
export type Reach = { steps: number; gathered: number; texts: number }
/** Where this many of a million fit, as many lines are looked at before fifty are found. */
export const usual: Reach = { steps: 15_000, gathered: 6_000, texts: 1_500 }

/** One side of the list from where the last page ended, within the window of its order. */
export const sideConditions = (search: Bounded, closed: boolean, parameter: Parameter): string[] => [
  `l.closed = ${closed}`,
  ...windowConditions(search, parameter),
]

export const windowConditions = (search: Bounded, parameter: Parameter): string[] => [
  ...windowOf(search.order.column, search.filter, parameter),
  ...betweenPositions(search, parameter),
]

export function betweenPositions(
  { order: { column, direction }, after, until }: Bounded,
  parameter: Parameter,
): string[] {
  const place = ({ key, id }: Position) => `(${parameter(key)}::bigint, ${parameter(id)})`
  const [later, earlier] = direction === 'asc' ? ['>', '<'] : ['<', '>']
  return [
    ...(after ? [`(l.${column}, l.id) ${later} ${place(after)}`] : []),
    ...(until ? [`(l.${column}, l.id) ${earlier} ${place(until)}`] : []),
  ]
}

export function filterConditions({ filter, order, sight }: Search, parameter: Parameter): string[] {
  const others = (['due_order', 'received_order'] as const).filter((column) => column !== order.column)
  return [
    ...conditionsOf(filter, parameter),
    ...others.flatMap((column) => windowOf(column, filter, parameter)),
    seenBy(sight, 'l'),
  ]
}

export const withWords = ({ filter }: Search) => (filter.text ? 'join complaint_text t on t.id = l.id' : '')

export const wordConditions = ({ filter }: Search, parameter: Parameter) =>
  containing(wordsOf(filter.text), parameter)

export const containing = (words: readonly string[], parameter: Parameter) =>
  words.map((word) => `strpos(t.words, search_text(${parameter(word)})) > 0`)

export const where = (conditions: readonly string[]) =>
  conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''

export const ordered = ({ column, direction }: Order) =>
  `order by l.${column} ${direction}, l.id ${direction}`

export function firstOf(found: readonly Position[], { order, limit }: Search): Position[] {
  const sign = order.direction === 'asc' ? 1 : -1
  const compare = (a: Position, b: Position) => sign * (a.key - b.key || (a.id < b.id ? -1 : 1))
  return found.toSorted(compare).slice(0, limit)
}
