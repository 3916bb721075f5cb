import type { ClientBase, Pool } from 'pg'
import type { Instant } from '../../domain/instant.ts'
import type { Outcome } from '../../domain/event.ts'
import type { Channel } from '../../domain/intake.ts'
import type { Kind, Priority, Severity, Stage } from '../../domain/policy/policy.ts'
import { inOneReading } from '../in-one-reading.ts'
import { cursorOf, positionOf, type Position } from './list-cursor.ts'
import type { ComplaintFilter } from './list-filter.ts'
import { findPositions } from './list-search.ts'
import type { Order, Reach } from './list-sql.ts'
import { EVERYTHING, type Sight } from './visible.ts'

export type { ComplaintFilter } from './list-filter.ts'

/** One line of a list. Contact data is not in it. */
export type ListedComplaint = {
  id: string
  number: string
  kind: Kind
  channel: Channel
  category: string | null
  severity: Severity | null
  priority: Priority | null
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
  contractNumber: string | null
  storeId: string | null
  customerId: string | null
  productModel: string | null
  complainantName: string
  version: number
  /** When somebody last had to do with it; `updatedAt` is when the register last heard of anything. */
  touchedAt: Instant
  updatedAt: Instant
}

export type ComplaintSort = 'nextDue' | 'received' | 'level' | 'desk' | 'touched'
export type ComplaintQuery = {
  filter?: ComplaintFilter
  sort?: ComplaintSort
  cursor?: string
  limit?: number
  /** Which complaints who asks sees; all that is not hidden, where nothing is said. */
  sight?: Sight
}
export type ComplaintPage = { data: ListedComplaint[]; nextCursor?: string }

/** Where each is read from. */
const COLUMNS: Readonly<Record<keyof ListedComplaint, string>> = {
  ...{ id: 'id', number: 'number', kind: 'kind', channel: 'channel', category: 'category' },
  ...{
    severity: 'severity',
    priority: 'priority',
    department: 'department',
    handler: 'handler',
    stage: 'stage',
    outcome: 'outcome',
  },
  ...{ cycle: 'cycle', level: 'level', receivedAt: 'received_at', registeredAt: 'registered_at' },
  ...{ nextDueAt: 'next_due_at', nextDueClock: 'next_due_clock', overdueSince: 'overdue_since' },
  ...{ provisional: 'provisional', closedAt: 'closed_at', archivedAt: 'archived_at', subject: 'subject' },
  ...{ orderNumber: 'order_number', complainantName: 'complainant_name', version: 'version' },
  ...{ contractNumber: 'contract_number', storeId: 'store_id', customerId: 'customer_id' },
  productModel: 'product_model',
  touchedAt: 'coalesce(touched_at, received_at)',
  updatedAt: 'updated_at',
}
const columns = Object.entries(COLUMNS).map(([name, column]) => `${column} as "${name}"`)

const orders: Record<ComplaintSort, Order> = {
  nextDue: { column: 'due_order', direction: 'asc' },
  received: { column: 'received_order', direction: 'desc' },
  level: { column: 'level_order', direction: 'asc' },
  desk: { column: 'desk_order', direction: 'asc' },
  touched: { column: 'touched_order', direction: 'asc' },
}

/** A page of complaints. A complaint that does not move is neither skipped nor repeated, whatever is added. */
export async function listComplaints(
  pool: Pool,
  query: ComplaintQuery = {},
  reach?: Reach,
): Promise<ComplaintPage> {
  const { filter = {}, sort = 'nextDue', cursor, sight = EVERYTHING } = query
  const limit = Math.min(Math.max(query.limit ?? 50, 1), 200)
  const after = cursor === undefined ? undefined : positionOf(sort, cursor)
  const search = { filter, order: orders[sort], after, sight, limit: limit + 1, ...(reach && { reach }) }
  return inOneReading(pool, async (client) => {
    const positions = await findPositions(client, search)
    const page = positions.slice(0, limit)
    const last = page.at(-1)
    const data = await listed(client, page)
    return positions.length > limit && last ? { data, nextCursor: cursorOf(sort, last) } : { data }
  })
}

/** The lines of these complaints, in their order. */
export async function listed(client: ClientBase, positions: readonly Position[]): Promise<ListedComplaint[]> {
  if (positions.length === 0) return []
  const ids = positions.map(({ id }) => id)
  const { rows } = await client.query<ListedComplaint>(
    `select ${columns.join(', ')} from complaint where id = any($1) order by array_position($1, id)`,
    [ids],
  )
  return rows
}
