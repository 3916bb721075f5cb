import type { Pool } from 'pg'
import type { Instant } from '../domain/instant.ts'
import type { Outcome } from '../domain/event.ts'
import type { Channel } from '../domain/intake.ts'
import type { Kind, Severity, Stage } from '../domain/policy.ts'
import { cursorOf, instantParameter, positionOf, type Part, type Position } from './list-cursor.ts'

/** One line of a list. Contact data is not in it. */
export type ListedComplaint = {
  id: string
  number: string
  kind: Kind
  channel: Channel
  category: string | null
  severity: Severity | null
  department: string | null
  handler: string | null
  stage: Stage
  outcome: Outcome | null
  cycle: number
  level: number
  receivedAt: Instant
  registeredAt: Instant
  nextDueAt: Instant | null
  nextDueClock: string | null
  overdueSince: Instant | null
  provisional: boolean
  closedAt: Instant | null
  archivedAt: Instant | null
  subject: string
  orderNumber: string | null
  complainantName: string
  version: number
  updatedAt: Instant
}

export type ComplaintFilter = {
  stage?: Stage
  department?: string
  kind?: Kind
  handler?: string
  severity?: Severity
  overdue?: boolean
  dueBefore?: Instant
}
export type ComplaintSort = 'nextDue' | 'received' | 'level'
export type ComplaintQuery = {
  filter?: ComplaintFilter
  sort?: ComplaintSort
  cursor?: string
  limit?: number
}
export type ComplaintPage = { data: ListedComplaint[]; nextCursor?: string }

const columns = `id, number, kind, channel, category, severity, department, handler, stage, outcome, cycle, level,
  received_at as "receivedAt", registered_at as "registeredAt", next_due_at as "nextDueAt",
  next_due_clock as "nextDueClock", overdue_since as "overdueSince", provisional, closed_at as "closedAt",
  archived_at as "archivedAt", subject, order_number as "orderNumber", complainant_name as "complainantName",
  version, updated_at as "updatedAt"`

/** The columns of a sort run in one direction, so that what follows a position is one comparison of rows. */
type Sort = {
  columns: readonly string[]
  parts: readonly Part[]
  direction: 'asc' | 'desc'
  position: (row: ListedComplaint) => Position
}
const sorts: Record<ComplaintSort, Sort> = {
  nextDue: {
    columns: ['due_order', 'id'],
    parts: ['instant', 'id'],
    direction: 'asc',
    position: ({ nextDueAt, id }) => [nextDueAt, id],
  },
  received: {
    columns: ['received_at', 'id'],
    parts: ['instant', 'id'],
    direction: 'desc',
    position: ({ receivedAt, id }) => [receivedAt, id],
  },
  level: {
    columns: ['level_order', 'due_order', 'id'],
    parts: ['level', 'instant', 'id'],
    direction: 'asc',
    position: ({ level, nextDueAt, id }) => [-level, nextDueAt, id],
  },
}

/** A page of complaints. A complaint that does not move is neither skipped nor repeated, whatever is added. */
export async function listComplaints(pool: Pool, query: ComplaintQuery = {}): Promise<ComplaintPage> {
  const { filter = {}, sort: name = 'nextDue', cursor } = query
  const sort = sorts[name]
  const limit = Math.min(Math.max(query.limit ?? 50, 1), 200)
  const values: unknown[] = []
  const parameter = (value: unknown) => `$${values.push(value)}`
  const conditions = conditionsOf(filter, parameter)
  if (cursor !== undefined) {
    const position = positionOf(name, sort.parts, cursor)
    const bound = position.map((value, index) =>
      parameter(sort.parts[index] === 'instant' ? instantParameter(value as Instant | null) : value),
    )
    conditions.push(
      `(${sort.columns.join(', ')}) ${sort.direction === 'asc' ? '>' : '<'} (${bound.join(', ')})`,
    )
  }
  const order = sort.columns.map((column) => `${column} ${sort.direction}`).join(', ')
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''
  const text = `select ${columns} from complaint ${where} order by ${order} limit ${parameter(limit + 1)}`
  const { rows } = await pool.query<ListedComplaint>(text, values)
  const data = rows.slice(0, limit)
  const last = data.at(-1)
  return rows.length > limit && last ? { data, nextCursor: cursorOf(name, sort.position(last)) } : { data }
}

function conditionsOf(filter: ComplaintFilter, parameter: (value: unknown) => string): string[] {
  const { overdue, dueBefore, stage, department, kind, handler, severity } = filter
  const equal = Object.entries({ stage, department, kind, handler, severity }).flatMap(([column, value]) =>
    value === undefined ? [] : [`${column} = ${parameter(value)}`],
  )
  return [
    ...equal,
    ...(overdue === undefined ? [] : [`overdue_since is ${overdue ? 'not null' : 'null'}`]),
    ...(dueBefore === undefined ? [] : [`due_order < ${parameter(instantParameter(dueBefore))}`]),
  ]
}
