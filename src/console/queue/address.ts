import { dayMs, hourMs } from '../../domain/instant.ts'
import type { Asked } from '../asking/contract.ts'

// What is shown stands in the address: the tab, the filters, the words, the order and the page. So it can be kept, sent
// to somebody, and gone back to.

export type Query = NonNullable<Asked<'listComplaints'>['query']>
export type FilterField = Exclude<keyof Query, 'sort' | 'limit' | 'cursor'>
export type Filter = Partial<Record<FilterField, string>>
export type Search = Readonly<Record<string, string | number | boolean | undefined>>

/** What the list can be picked by. */
const FIELDS: Readonly<Record<FilterField, true>> = {
  ...{ open: true, stage: true, kind: true, channel: true, category: true, severity: true, priority: true },
  ...{ department: true, team: true, handler: true, unassigned: true, outcome: true, productModel: true },
  unclassified: true,
  ...{ storeId: true, contractNumber: true, customerId: true, cycle: true, level: true, overdue: true },
  ...{ rootCause: true, lapsedAfter: true, lapsedBefore: true },
  ...{
    lapsed: true,
    waiting: true,
    provisional: true,
    referred: true,
    aboutHandling: true,
    incident: true,
    evidenceMissing: true,
    emergency: true,
    dueAfter: true,
    dueBefore: true,
  },
  ...{ receivedAfter: true, receivedBefore: true, closedAfter: true, closedBefore: true, text: true },
}
export const FILTER_FIELDS = Object.keys(FIELDS) as FilterField[]

export const SORTS = ['desk', 'nextDue', 'received', 'level', 'touched'] as const
export type Sort = (typeof SORTS)[number]

export const DUE_IN = ['within1h', 'within4h', 'today', 'tomorrow', 'within7d'] as const
export type DueIn = (typeof DUE_IN)[number]

export const ROWS = [20, 50, 100, 200] as const
const USUAL_ROWS = 50

/** Where somebody is in the queue. */
export type Place = {
  /** The usual one of whoever looks, if left out. */
  tab?: string | undefined
  filter: Filter
  dueIn?: DueIn | undefined
  sort: Sort
  rows: number
  page: number
  cursor?: string | undefined
}

/** What somebody likes is what an address means that does not say it. */
export type Liked = { sort?: string | undefined; rows?: number | undefined }

export function placeOf(search: Search, liked: Liked = {}): Place {
  const filter = Object.fromEntries(
    FILTER_FIELDS.flatMap((field) => {
      const value = search[field]
      return value === undefined || value === '' ? [] : [[field, String(value)]]
    }),
  )
  const rows = Number(search['rows'] ?? liked.rows)
  const page = Math.floor(Number(search['page'] ?? 1))
  const cursor = search['cursor'] === undefined ? undefined : String(search['cursor'])
  const dueIn = oneOf(DUE_IN, search['dueIn'])
  return {
    tab: search['tab'] === undefined ? tabFor({ filter, dueIn }) : String(search['tab']),
    ...{ filter, dueIn },
    sort: oneOf(SORTS, search['sort']) ?? oneOf(SORTS, liked.sort) ?? 'desk',
    rows: oneOf(ROWS, rows) ?? USUAL_ROWS,
    page: cursor !== undefined && page > 1 ? page : 1,
    cursor,
  }
}

/** A link that names filters and no tab is about everything. */
const tabFor = ({ filter, dueIn }: Pick<Place, 'filter' | 'dueIn'>): string | undefined =>
  Object.keys(filter).length > 0 || dueIn !== undefined ? 'all' : undefined

const oneOf = <T extends string | number>(all: readonly T[], value: unknown): T | undefined =>
  all.find((one) => one === value)

export const searchOf = ({ tab, filter, dueIn, sort, rows, page, cursor }: Place): Search => ({
  ...{ tab, ...filter, dueIn, sort, rows },
  ...(cursor !== undefined && { page, cursor }),
})

/** Of a tab that the API told: what its list is asked with. */
export type TabFilter = Readonly<Partial<Record<string, string | number | boolean>>>

/** What a list is asked with: filters go with a tab that leaves them open. */
export const queryOf = (place: Place, tab: TabFilter, now: number): Query => ({
  ...filterOf(place, tab, now),
  sort: place.sort,
  limit: place.rows,
  ...(place.cursor !== undefined && { cursor: place.cursor }),
})

export const filterOf = ({ filter, dueIn }: Place, tab: TabFilter, now: number): Query => ({
  ...(dueIn && { dueAfter: instant(now), dueBefore: instant(endOf(dueIn, now)) }),
  ...filter,
  ...tab,
})

/** Whether a filter asks for nothing that a tab excludes. */
export function agrees({ filter, dueIn }: Pick<Place, 'filter' | 'dueIn'>, tab: TabFilter): boolean {
  const isOpen = tab['open']
  const ofClosed = filter.outcome ?? filter.closedAfter ?? filter.closedBefore
  const ofOpen = dueIn ?? filter.dueAfter ?? filter.dueBefore ?? filter.waiting ?? filter.overdue
  const same = Object.entries(tab).every(
    ([field, value]) =>
      filter[field as FilterField] === undefined || filter[field as FilterField] === String(value),
  )
  return (
    same &&
    !(isOpen === true && (filter.stage === 'closed' || ofClosed !== undefined)) &&
    !(isOpen === false && ((filter.stage ?? 'closed') !== 'closed' || ofOpen !== undefined)) &&
    !(tab['unassigned'] === true && filter.handler !== undefined) &&
    !(tab['unclassified'] === true && filter.category !== undefined)
  )
}

/** Filters of a place, without those that a tab decides itself. */
export function withinTab({ filter, dueIn }: Place, tab: TabFilter): Pick<Place, 'filter' | 'dueIn'> {
  const left = Object.fromEntries(Object.entries(filter).filter(([field]) => tab[field] === undefined))
  return agrees({ filter: left, dueIn }, tab) ? { filter: left, dueIn } : { filter: {}, dueIn: undefined }
}

const instant = (at: number): string => new Date(at).toISOString()

function endOf(dueIn: DueIn, now: number): number {
  if (dueIn === 'within1h') return now + hourMs
  if (dueIn === 'within4h') return now + 4 * hourMs
  if (dueIn === 'within7d') return now + 7 * dayMs
  const midnight = new Date(now)
  midnight.setHours(24 * (dueIn === 'today' ? 1 : 2), 0, 0, 0)
  return midnight.getTime()
}
