import { deskOrderOf, levelOrderOf, NOTHING_DUE_MS, touchedOrderOf } from '../../domain/complaint-row.ts'
import type { ClientBase } from 'pg'
import type { Position } from './list-cursor.ts'
import { sidesOf, type ComplaintFilter, type OrderColumn } from './list-filter.ts'
import { byWords, gather } from './list-gather.ts'
import { firstOf, usual, type Bounded, type Search } from './list-sql.ts'

// Most complaints are closed, with no due and no level any more: in every order these stand as they were received.
// The index of the words knows the month of each, so they are gathered month by month until a page is full. The
// others, few, are gathered at once.

/** As many texts are looked at in one go, so far as that can be foreseen. */
const AT_ONCE = 500

/**
 * The first complaints that say the words; nothing if the live ones, or those of a month, are more than is gathered:
 * then a walk cannot be long.
 */
export async function findByMonths(client: ClientBase, search: Search): Promise<Position[] | undefined> {
  const { reach = usual, limit } = search
  const live = await gather(client, search, byWords(['live']), reach.texts)
  if (!live) return undefined
  const until = live.found.length === limit ? live.found.at(-1) : undefined
  const settled = await gatherSettled(client, { ...search, until })
  return settled && firstOf([...live.found, ...settled], search)
}

async function gatherSettled(client: ClientBase, search: Bounded) {
  const { limit, reach = usual } = search
  const months = await monthsOf(client, search)
  const found: Position[] = []
  let count = 1
  while (months.length > 0 && found.length < limit) {
    const most = count === 1 ? reach.gathered : reach.texts
    const settled = await gather(client, search, byWords(months.slice(0, count).map(keyOf)), most)
    if (!settled && count === 1) return undefined
    if (settled) {
      found.push(...settled.found)
      months.splice(0, count)
      count = Math.ceil(count * Math.min(8, AT_ONCE / Math.max(settled.gathered, 1)))
    } else count = Math.ceil(count / 2)
  }
  return found
}

/** The months of settled complaints that a search can reach, in its order. */
async function monthsOf(client: ClientBase, search: Bounded): Promise<Date[]> {
  const { filter, order, after, until } = search
  if (!sidesOf(filter).includes(true) || isLive(filter)) return []
  const { rows } = await client.query<{ first: number | null; last: number }>(
    `select min(received_order) as first, max(received_order) as last from complaint_line where closed`,
  )
  const [{ first, last } = { first: null, last: 0 }] = rows
  if (first === null) return []
  const received = ({ key }: Position) => key - keyOfReceipt(order.column)
  const ends = [after && received(after), until && received(until)]
  const [from, to] = order.direction === 'asc' ? ends : ends.toReversed()
  const earliest = Math.max(first, filter.receivedAfter ?? first, from ?? first)
  const latest = Math.min(last, filter.receivedBefore ?? last, to ?? last)
  const months = monthsBetween(earliest, latest)
  return order.direction === 'asc' ? months : months.toReversed()
}

/** Whether it asks for what no settled complaint has; see times_key. */
const isLive = ({ dueAfter, dueBefore, overdue, waiting, level = 0 }: ComplaintFilter): boolean =>
  dueAfter !== undefined || dueBefore !== undefined || overdue === true || waiting === true || level > 0

const SETTLED = {
  ...{ isOpen: false, isOverdue: false, kind: 'complaint' as const, priority: undefined },
  dueOrder: NOTHING_DUE_MS,
}

/** What the key of a settled complaint has beyond its receipt; see complaintRow. */
const keyOfReceipt = (column: OrderColumn): number =>
  ({
    received_order: 0,
    due_order: NOTHING_DUE_MS,
    level_order: levelOrderOf(NOTHING_DUE_MS, 0),
    desk_order: deskOrderOf(SETTLED),
    touched_order: touchedOrderOf({ isOpen: false, touchedAt: undefined, receivedAt: 0 }),
  })[column]

function monthsBetween(earliest: number, latest: number): Date[] {
  const months: Date[] = []
  const at = new Date(earliest)
  const month = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth()))
  for (; month.getTime() <= latest; month.setUTCMonth(month.getUTCMonth() + 1)) months.push(new Date(month))
  return months
}

const keyOf = (month: Date): string => `settled:${month.toISOString().slice(0, 7)}`
