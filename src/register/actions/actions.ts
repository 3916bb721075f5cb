import type { Pool } from 'pg'
import type { Instant } from '../../domain/instant.ts'
import type { Trainee } from '../../domain/supervision/training.ts'
import { cursorOf, positionOf } from '../lists/list-cursor.ts'
import { linesOf, type Line } from '../own-log.ts'
import { parameters, type Parameter } from '../parameters.ts'

export type ActionKind = 'corrective' | 'preventive' | 'training'

/** Something done so that the same does not happen again. */
export type Action = {
  id: string
  kind: ActionKind
  what: string
  /** A person or a department. */
  owner: string
  rootCause: string | null
  category: string | null
  dueAt: Instant | null
  openedAt: Instant
  openedBy: string
  /** The complaint whose accepted proposal promised it. */
  sourceComplaint: string | null
  completedAt: Instant | null
  result: string | null
  /** When a person is to look whether what it was to prevent has come back. */
  checkDueAt: Instant | null
  checkedAt: Instant | null
  recurred: boolean | null
  /** Its proposal did not become history. */
  withdrawnAt: Instant | null
  version: number
  complaints: { id: string; number: string }[]
  /** Of a training: whom it is for, and when each was trained. */
  trainees: Trainee[]
}

export type ActionFilter = {
  state?: 'open' | 'done' | 'withdrawn'
  kind?: ActionKind
  /** Open, and its due has passed. */
  overdue?: boolean
  /** Done, and to be checked for recurrence by now. */
  checkDue?: boolean
  owner?: string
  /** The owner is it, or has a role in it. */
  department?: string
  rootCause?: string
  category?: string
  complaint?: string
  /** Whom a training is for. */
  trainee?: string
}
export type ActionQuery = { filter?: ActionFilter; cursor?: string; limit?: number; now: Instant }
export type ActionPage = { data: Action[]; nextCursor?: string }

const columns = `a.id, a.kind, a.what, a.owner, a.root_cause as "rootCause", a.category, a.due_at as "dueAt",
  a.opened_at as "openedAt", a.opened_by as "openedBy", a.source_complaint as "sourceComplaint",
  a.completed_at as "completedAt", a.result, a.check_due_at as "checkDueAt", a.checked_at as "checkedAt",
  a.recurred, a.withdrawn_at as "withdrawnAt", a.version,
  coalesce((
    select jsonb_agg(jsonb_build_object('id', c.id, 'number', c.number) order by c.received_at, c.id)
    from action_complaint l join complaint c on c.id = l.complaint_id where l.action_id = a.id
  ), '[]') as complaints,
  coalesce((
    select jsonb_agg(jsonb_build_object('person', t.person,
      'trainedAt', floor(extract(epoch from t.trained_at) * 1000)) order by t.person)
    from action_trainee t where t.action_id = a.id
  ), '[]') as trainees`

const SORT = 'actionDue'

/** A page of actions, the one due next first; those without a due come last. */
export async function listActions(pool: Pool, query: ActionQuery): Promise<ActionPage> {
  const { filter = {}, cursor, now } = query
  const limit = Math.min(Math.max(query.limit ?? 50, 1), 200)
  const { values, parameter } = parameters()
  const conditions = conditionsOf(filter, now, parameter)
  if (cursor !== undefined) {
    const { key, id } = positionOf(SORT, cursor)
    conditions.push(`(a.due_order, a.id) > (${parameter(key)}, ${parameter(id)})`)
  }
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''
  const { rows } = await pool.query<Action & { key: number }>(
    `select ${columns}, a.due_order as key from action a ${where}
     order by a.due_order, a.id limit ${parameter(limit + 1)}`,
    values,
  )
  const last = rows[limit - 1]
  const data = rows.slice(0, limit).map(({ key: _, ...action }) => action)
  return rows.length > limit && last ? { data, nextCursor: cursorOf(SORT, last) } : { data }
}

const STATES = {
  open: 'a.completed_at is null and a.withdrawn_at is null',
  done: 'a.completed_at is not null',
  withdrawn: 'a.withdrawn_at is not null',
} as const

function conditionsOf(filter: ActionFilter, now: Instant, parameter: Parameter): string[] {
  const { state, overdue, checkDue, complaint, department, kind, owner } = filter
  const { rootCause, category, trainee } = filter
  const equal = Object.entries({ kind, owner, root_cause: rootCause, category }).flatMap(([column, value]) =>
    value === undefined ? [] : [`a.${column} = ${parameter(value)}`],
  )
  const late = () => `(${STATES.open} and a.due_order < ${parameter(now)})`
  const unchecked = () => `(a.checked_at is null and a.check_due_at <= ${instant(parameter(now))})`
  const is = (holds: boolean, condition: string) => `${condition} is ${holds ? '' : 'not '}true`
  return [
    ...equal,
    ...(state === undefined ? [] : [STATES[state]]),
    ...(overdue === undefined ? [] : [is(overdue, late())]),
    ...(checkDue === undefined ? [] : [is(checkDue, unchecked())]),
    ...(department === undefined ? [] : [within(parameter(department))]),
    ...(complaint === undefined ? [] : [answers(parameter(complaint))]),
    ...(trainee === undefined ? [] : [trains(parameter(trainee))]),
  ]
}

const within = (department: string) =>
  `(a.owner = ${department} or exists (
     select from person_role r where r.person = a.owner and r.department = ${department}))`

const answers = (complaint: string) =>
  `exists (select from action_complaint l where l.action_id = a.id and l.complaint_id = ${complaint})`

const trains = (person: string) =>
  `exists (select from action_trainee t where t.action_id = a.id and t.person = ${person})`

const instant = (parameter: string) => `timestamptz 'epoch' + ${parameter}::float8 * interval '1 millisecond'`

export async function getAction(pool: Pick<Pool, 'query'>, id: string): Promise<Action | undefined> {
  const { rows } = await pool.query<Action>(`select ${columns} from action a where a.id = $1`, [id])
  return rows[0]
}

/** What was done to an action: by whom, when. */
export type ActionEvent = Line<
  'opened' | 'completed' | 'recurrenceChecked' | 'linked' | 'withdrawn' | 'restored'
>

export const actionEvents = (pool: Pool, id: string): Promise<ActionEvent[]> => linesOf(pool, 'action', id)

/** The departments in which people have a role, by person. */
export async function departmentsOfPeople(
  pool: Pool,
  people: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await pool.query<{ person: string; departments: string[] }>(
    `select person, array_agg(distinct department) as departments from person_role
     where person = any($1) and department is not null group by person`,
    [people],
  )
  return new Map(rows.map(({ person, departments }) => [person, departments]))
}

/** An action that was open at an instant, for reports. */
export type OpenAction = Pick<
  Action,
  'id' | 'kind' | 'what' | 'owner' | 'rootCause' | 'category' | 'dueAt' | 'openedAt'
> & { overdue: boolean; complaints: number }

/** The actions that were open at an instant, the one due first first: the same whenever it is asked. */
export async function openActions(pool: Pool, asOf: Instant): Promise<OpenAction[]> {
  const at = instant('$1')
  const { rows } = await pool.query<OpenAction>(
    `select a.id, a.kind, a.what, a.owner, a.root_cause as "rootCause", a.category, a.due_at as "dueAt",
       a.opened_at as "openedAt", coalesce(a.due_at < ${at}, false) as overdue,
       (select count(*) from action_complaint l where l.action_id = a.id and l.linked_at <= ${at}) as complaints
     from action a
     where a.opened_at <= ${at} and (a.completed_at is null or a.completed_at > ${at})
       and (a.withdrawn_at is null or a.withdrawn_at > ${at})
     order by a.due_order, a.id`,
    [asOf],
  )
  return rows
}
