import { NOTHING_DUE_MS } from '../../domain/complaint-row.ts'
import type { Outcome } from '../../domain/event.ts'
import type { Channel } from '../../domain/intake.ts'
import type { Instant } from '../../domain/instant.ts'
import { folded } from '../../domain/matching/plain-text.ts'
import type { Kind, Priority, Severity, Stage } from '../../domain/policy/policy.ts'
import type { EmergencyState } from '../../domain/commands/emergency.ts'
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
  /** Nobody has said what it is about. */
  unclassified?: boolean
  outcome?: Outcome
  productModel?: string
  storeId?: string
  contractNumber?: string
  customerId?: string
  /** The last that was named. */
  rootCause?: string
  cycle?: number
  /** At least. */
  level?: number
  overdue?: boolean
  /** The clock of which a lapse is on record, met late or not. */
  lapsed?: string
  /** With a due in this window that passed unmet, whichever clock's it was; of that clock where one is named. */
  lapsedAfter?: Instant
  lapsedBefore?: Instant
  /** For the customer. */
  waiting?: boolean
  provisional?: boolean
  /** By a regulator. */
  referred?: boolean
  /** It complains of how a complaint was handled. */
  aboutHandling?: boolean
  /** The incident that it is one of, by its id. */
  incident?: string
  /** Evidence is missing that its category wanted. */
  evidenceMissing?: boolean
  /** It was declared one, which lasts or was ended. */
  emergency?: EmergencyState
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
  const { open, unassigned, level, referred, rootCause, team } = filter
  const { aboutHandling, incident, evidenceMissing, emergency, unclassified } = filter
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
    ...(unclassified === undefined ? [] : [`l.category is ${unclassified ? '' : 'not '}null`]),
    ...(level === undefined ? [] : [`l.level >= ${parameter(level)}`]),
    ...(team === undefined
      ? []
      : [`l.department in (select d.id from department d where d.kind = ${parameter(team)})`]),
    ...(referred === undefined ? [] : [`l.id ${referred ? '' : 'not '}in (${REFERRED})`]),
    ...(aboutHandling === undefined ? [] : [`l.id ${aboutHandling ? '' : 'not '}in (${OF_HANDLING})`]),
    ...(incident === undefined ? [] : [`l.id in (${IN_INCIDENT} = ${parameter(incident)})`]),
    ...(evidenceMissing === undefined
      ? []
      : [`l.id ${evidenceMissing ? '' : 'not '}in (${WITHOUT_EVIDENCE})`]),
    ...(emergency === undefined ? [] : [`l.id in (${EMERGENCIES[emergency]})`]),
    ...(rootCause === undefined ? [] : [`l.id in (${NAMED} m.root_cause = ${parameter(rootCause)})`]),
    ...lapsing(filter, parameter),
    ...closing(filter, parameter),
  ]
}

const NAMED = 'select m.complaint_id from complaint_match m where'

/** Of which lapses are on record: by clock and by when, each by an index of its own. */
function lapsing({ lapsed, lapsedAfter, lapsedBefore }: ComplaintFilter, parameter: Parameter): string[] {
  const of = [
    ...(lapsed === undefined ? [] : [`k.clock = ${parameter(lapsed)}`]),
    ...within('k.breached_due_at', lapsedAfter, lapsedBefore, parameter),
  ]
  return of.length === 0 ? [] : [`l.id in (${LAPSED} and ${of.join(' and ')})`]
}

/** When it was closed, by an index of its own; what is open never was, or is no more. */
function closing({ closedAfter, closedBefore }: ComplaintFilter, parameter: Parameter): string[] {
  const when = within('c.closed_at', closedAfter, closedBefore, parameter)
  return when.length === 0 ? [] : [`l.id in (select c.id from complaint c where ${when.join(' and ')})`]
}

type Bound = Instant | undefined

/** From an instant on, before another. */
function within(column: string, from: Bound, until: Bound, parameter: Parameter): string[] {
  const at = (instant: Instant) => `to_timestamp(${parameter(instant)}::float8 / 1000)`
  return [
    ...(from === undefined ? [] : [`${column} >= ${at(from)}`]),
    ...(until === undefined ? [] : [`${column} < ${at(until)}`]),
  ]
}

/** Few: an index of their own has them. */
const OF_HANDLING = `select h.id from complaint h where h.state ? 'aboutHandling'`
const IN_INCIDENT = `select i.id from complaint i where i.state ->> 'incident'`
const WITHOUT_EVIDENCE = 'select w.id from complaint w where w.evidence_missing'
const ANY_EMERGENCY = `select e.id from complaint e where e.state ?| array['emergency', 'emergencyEnded']`
const EMERGENCIES: Readonly<Record<EmergencyState, string>> = {
  on: `${ANY_EMERGENCY} and e.state ? 'emergency'`,
  over: `${ANY_EMERGENCY} and e.state ? 'emergencyEnded'`,
}
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
  const { cycle = 0, level = 0 } = filter
  const denied = (['overdue', 'waiting', 'provisional', 'unassigned'] as const).filter(
    (name) => filter[name] === false,
  )
  return {
    ...Object.fromEntries(denied.map((name) => [name, false])),
    ...Object.fromEntries(
      BEYOND.flatMap((name) => (filter[name] === undefined ? [] : [[name, filter[name]]])),
    ),
    ...(cycle === 1 && { cycle }),
    ...(level > 3 && { level }),
  }
}

const BEYOND = [
  ...DETAILED,
  ...([
    'priority',
    'referred',
    'aboutHandling',
    'incident',
    'evidenceMissing',
    'emergency',
    'unclassified',
    'rootCause',
    'team',
    'lapsed',
    'lapsedAfter',
    'lapsedBefore',
  ] as const),
  ...(['closedAfter', 'closedBefore'] as const),
]

/** The words of a search, folded as the searched texts are. */
export const wordsOf = (text = ''): string[] =>
  folded(text)
    .split(/\s+/)
    .filter((word) => word !== '')

/** The index knows no single character: one word at least must be longer. */
export const isSearchable = (text: string): boolean =>
  wordsOf(text).some((word) => Array.from(word).length > 1)
