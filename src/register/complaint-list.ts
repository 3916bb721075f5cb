import type { Pool } from 'pg'
import type { Instant } from '../domain/instant.ts'
import type { Outcome } from '../domain/event.ts'
import type { Channel } from '../domain/intake.ts'
import type { Kind, Severity, Stage } from '../domain/policy.ts'
import { cursorOf, positionOf } from './list-cursor.ts'

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
  provisional?: boolean
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

/** Each order is one column, and then the id; in a cursor its value is a number. */
type Sort = { column: string; key: string; bound: (parameter: string) => string; direction: 'asc' | 'desc' }
const sorts: Record<ComplaintSort, Sort> = {
  nextDue: { column: 'due_order', key: 'due_order', bound: (key) => key, direction: 'asc' },
  received: {
    column: 'received_at',
    key: '(extract(epoch from received_at) * 1000)::bigint',
    bound: (key) => `timestamptz 'epoch' + ${key}::float8 * interval '1 millisecond'`,
    direction: 'desc',
  },
  level: { column: 'level_order', key: 'level_order', bound: (key) => key, direction: 'asc' },
}

/** A page of complaints. A complaint that does not move is neither skipped nor repeated, whatever is added. */
export async function listComplaints(pool: Pool, query: ComplaintQuery = {}): Promise<ComplaintPage> {
  const { filter = {}, sort = 'nextDue', cursor } = query
  const { column, key, bound, direction } = sorts[sort]
  const limit = Math.min(Math.max(query.limit ?? 50, 1), 200)
  const values: unknown[] = []
  const parameter = (value: unknown) => `$${values.push(value)}`
  const conditions = conditionsOf(filter, parameter)
  if (cursor !== undefined) {
    const after = positionOf(sort, cursor)
    const position = `(${bound(parameter(after.key))}, ${parameter(after.id)})`
    conditions.push(`(${column}, id) ${direction === 'asc' ? '>' : '<'} ${position}`)
  }
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''
  const { rows } = await pool.query<ListedComplaint & { key: number }>(
    `select ${columns}, ${key} as key from complaint ${where}
     order by ${column} ${direction}, id ${direction} limit ${parameter(limit + 1)}`,
    values,
  )
  const last = rows[limit - 1]
  const data = rows.slice(0, limit).map(({ key: _, ...listed }) => listed)
  return rows.length > limit && last ? { data, nextCursor: cursorOf(sort, last) } : { data }
}

function conditionsOf(filter: ComplaintFilter, parameter: (value: unknown) => string): string[] {
  const { overdue, dueBefore, stage, department, kind, handler, severity, provisional } = filter
  const equal = Object.entries({ stage, department, kind, handler, severity, provisional }).flatMap(
    ([column, value]) => (value === undefined ? [] : [`${column} = ${parameter(value)}`]),
  )
  return [
    ...equal,
    ...(overdue === undefined ? [] : [`overdue_since is ${overdue ? 'not null' : 'null'}`]),
    ...(dueBefore === undefined ? [] : [`due_order < ${parameter(dueBefore)}`]),
  ]
}
