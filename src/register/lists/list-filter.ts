import { NOTHING_DUE_MS } from '../../domain/complaint-row.ts'
import type { Outcome } from '../../domain/event.ts'
import type { Channel } from '../../domain/intake.ts'
import type { Instant } from '../../domain/instant.ts'
import { folded } from '../../domain/matching/plain-text.ts'
import type { Kind, Priority, Severity, Stage } from '../../domain/policy/policy.ts'
import type { TeamKind } from '../../domain/supervision/team.ts'
import type { Parameter } from '../parameters.ts'

/** What complaints are picked by; all of it must fit. Windows begin at their first instant and end before their last. */
export type ComplaintFilter = {
  open?: boolean
  stage?: Stage
  kind?: Kind
  channel?: Channel
  category?: string
  severity?: Severity
  priority?: Priority
  department?: string
  /** In a department that is such a team. */
  team?: TeamKind
  handler?: string
  /** In a queue, with no person. */
  unassigned?: boolean
  outcome?: Outcome
  productModel?: string
  storeId?: string
  contractNumber?: string
  customerId?: string
  cycle?: number
  /** At least. */
  level?: number
  overdue?: boolean
  /** The clock of which a lapse is on record, met late or not. */
  lapsed?: string
  /** For the customer. */
  waiting?: boolean
  provisional?: boolean
  /** By a regulator. */
  referred?: boolean
  dueAfter?: Instant
  dueBefore?: Instant
  receivedAfter?: Instant
  receivedBefore?: Instant
  closedAfter?: Instant
  closedBefore?: Instant
  /** Words, each of which stands somewhere in number, order number, subject, name or description. */
  text?: string
}

export type OrderColumn = 'due_order' | 'level_order' | 'received_order' | 'desk_order' | 'touched_order'

const equals = [
  ...(['stage', 'kind', 'channel', 'category', 'severity', 'department', 'handler', 'outcome'] as const),
  ...(['priority', 'cycle', 'overdue', 'waiting', 'provisional'] as const),
]

/** Details, each with an index of its own. */
const detailed = {
  ...{ productModel: 'product_model', storeId: 'store_id' },
  ...{ contractNumber: 'contract_number', customerId: 'customer_id' },
} as const
const DETAILED = Object.keys(detailed) as (keyof typeof detailed)[]

/** What a line `l` must fulfil, but for text and windows. */
export function conditionsOf(filter: ComplaintFilter, parameter: Parameter): string[] {
  const { open, unassigned, level, referred, lapsed, team } = filter
  return [
    ...equals.flatMap((name) =>
      filter[name] === undefined ? [] : [`l.${name} = ${parameter(filter[name])}`],
    ),
    ...DETAILED.flatMap((name) =>
      filter[name] === undefined
        ? []
        : [
            `l.id in (select complaint_id from complaint_subject where ${detailed[name]} = ${parameter(filter[name])})`,
          ],
    ),
    ...(open === undefined ? [] : [`l.closed = ${!open}`]),
    ...(unassigned === undefined ? [] : [`l.handler is ${unassigned ? '' : 'not '}null`]),
    ...(level === undefined ? [] : [`l.level >= ${parameter(level)}`]),
    ...(team === undefined
      ? []
      : [`l.department in (select d.id from department d where d.kind = ${parameter(team)})`]),
    ...(lapsed === undefined ? [] : [`l.id in (${LAPSED} and k.clock = ${parameter(lapsed)})`]),
    ...(referred === undefined ? [] : [`l.id ${referred ? '' : 'not '}in (${REFERRED})`]),
    ...closing(filter, parameter),
  ]
}

/** When it was closed, by an index of its own; what is open never was, or is no more. */
function closing({ closedAfter, closedBefore }: ComplaintFilter, parameter: Parameter): string[] {
  const at = (instant: Instant) => `to_timestamp(${parameter(instant)}::float8 / 1000)`
  const within = [
    ...(closedAfter === undefined ? [] : [`c.closed_at >= ${at(closedAfter)}`]),
    ...(closedBefore === undefined ? [] : [`c.closed_at < ${at(closedBefore)}`]),
  ]
  return within.length === 0 ? [] : [`l.id in (select c.id from complaint c where ${within.join(' and ')})`]
}

/** Few: an index of their own has them. */
const REFERRED = `select r.id from complaint r where r.state ? 'referrals'`

/** A clock's own, by an index of theirs; what was voided is none. */
const LAPSED = `select k.complaint_id from clock k where k.breached_due_at is not null and not k.breach_voided`

/** The window of the filter in one order, of which it is a range. */
export function windowOf(column: OrderColumn, filter: ComplaintFilter, parameter: Parameter): string[] {
  const { dueAfter, dueBefore, receivedAfter, receivedBefore } = filter
  const isDated = dueAfter !== undefined || dueBefore !== undefined
  const windows: Record<OrderColumn, readonly (Instant | undefined)[]> = {
    due_order: isDated ? [dueAfter, Math.min(dueBefore ?? NOTHING_DUE_MS, NOTHING_DUE_MS)] : [],
    received_order: [receivedAfter, receivedBefore],
    level_order: [],
    desk_order: [],
    touched_order: [],
  }
  const [from, until] = windows[column]
  return [
    ...(from === undefined ? [] : [`l.${column} >= ${parameter(from)}`]),
    ...(until === undefined ? [] : [`l.${column} < ${parameter(until)}`]),
  ]
}

/** The sides of a list that can fit: open, closed, or both. Only closed complaints have an outcome, and were closed. */
export function sidesOf({ open, stage, outcome, closedAfter, closedBefore }: ComplaintFilter): boolean[] {
  const isOfClosed = outcome !== undefined || closedAfter !== undefined || closedBefore !== undefined
  return [false, true].filter(
    (closed) =>
      (!isOfClosed || closed) &&
      (open === undefined || open === !closed) &&
      (stage === undefined || (stage === 'closed') === closed),
  )
}

const lasting = ['kind', 'channel', 'category', 'severity', 'department', 'handler', 'outcome'] as const

/** The filter in the words of the index on complaint_text; see lasting_keys. */
export function lastingKeysOf(filter: ComplaintFilter): string[] {
  const { cycle = 1 } = filter
  const sides = sidesOf(filter)
  return [
    ...lasting.flatMap((name) => (filter[name] === undefined ? [] : [`${name}:${filter[name]}`])),
    ...(filter.unassigned ? ['unassigned'] : []),
    ...(cycle > 1 ? [`cycle:${cycle}`] : []),
    ...(sides.length === 1 ? [sides[0] ? 'closed' : 'open'] : []),
  ]
}

/** The filter in the words of the index on complaint_line; see complaint_keys. */
export function keysOf(filter: ComplaintFilter): string[] {
  const { open, stage, cycle = 1, level = 0 } = filter
  const flags = (['overdue', 'waiting', 'provisional', 'unassigned'] as const).filter((name) => filter[name])
  return [
    ...lasting.flatMap((name) => (filter[name] === undefined ? [] : [`${name}:${filter[name]}`])),
    ...(stage === undefined ? [] : [`stage:${stage}`]),
    ...(open === undefined ? [] : [open ? 'open' : 'stage:closed']),
    ...(cycle > 1 ? [`cycle:${cycle}`] : []),
    ...(level > 0 ? [`level:${Math.min(level, 3)}`] : []),
    ...flags,
  ]
}

/** What of a filter is in none of these words. */
export function beyondKeys(filter: ComplaintFilter): ComplaintFilter {
  const { cycle = 0, level = 0, priority, referred, lapsed, team, closedAfter, closedBefore } = filter
  const denied = (['overdue', 'waiting', 'provisional', 'unassigned'] as const).filter(
    (name) => filter[name] === false,
  )
  return {
    ...Object.fromEntries(denied.map((name) => [name, false])),
    ...Object.fromEntries(
      DETAILED.flatMap((name) => (filter[name] === undefined ? [] : [[name, filter[name]]])),
    ),
    ...(priority !== undefined && { priority }),
    ...(cycle === 1 && { cycle }),
    ...(level > 3 && { level }),
    ...(referred !== undefined && { referred }),
    ...(lapsed !== undefined && { lapsed }),
    ...(team !== undefined && { team }),
    ...(closedAfter !== undefined && { closedAfter }),
    ...(closedBefore !== undefined && { closedBefore }),
  }
}

/** The words of a search, folded as the searched texts are. */
export const wordsOf = (text = ''): string[] =>
  folded(text)
    .split(/\s+/)
    .filter((word) => word !== '')

/** The index knows no single character: one word at least must be longer. */
export const isSearchable = (text: string): boolean =>
  wordsOf(text).some((word) => Array.from(word).length > 1)
