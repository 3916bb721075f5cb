import type { ClientBase, Pool } from 'pg'
import { INTAKE, type Complaint } from '../../domain/complaint.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Role } from '../../domain/policy/policy.ts'
import { complaintsOf } from '../complaint/complaints-of.ts'
import { inTransaction } from '../in-transaction.ts'
import { cursorOf, positionOf } from '../lists/list-cursor.ts'
import type { Reader } from '../lists/reader.ts'
import { seenBy, type Sight } from '../lists/visible.ts'
import { parameters, type Parameter } from '../parameters.ts'

/**
 * mine: addressed to one's role and department, or sent to one as a stand-in; delegated to one; accepted by
 * one. team: of one's departments.
 */
export const ESCALATION_VIEWS = ['mine', 'team', 'all'] as const
export type EscalationView = (typeof ESCALATION_VIEWS)[number]

export type EscalationFilter = {
  state?: 'open' | 'accepted'
  level?: number
  clock?: string
  department?: string
}
export type EscalationQuery = {
  view: EscalationView
  reader: Reader
  sight: Sight
  filter?: EscalationFilter
  cursor?: string
  limit?: number
}

export type EscalationStep = { key: string; level: number; repeat: number; to: Role; at: Instant }

/** One escalation that goes on: what it is about, and every step it has taken. */
export type GoingEscalation = {
  source: string
  sinceAt: Instant
  reason: string | null
  /** The due that has passed; none where nothing lapsed. */
  overdueSince: Instant | null
  steps: EscalationStep[]
  complaint: Complaint
}
export type EscalationPage = { data: GoingEscalation[]; nextCursor?: string }

/** Later than anything that is overdue: what lapsed first stands first, then what was raised without a lapse. */
const UNDATED = 1e14

const owner = `coalesce(l.department, '${INTAKE}')`

/** What an escalation `g` of a complaint's line `l` must fulfil to be in a view of this reader. */
function isIn(view: EscalationView, { id, role, departments }: Reader, parameter: Parameter): string {
  const inTeam = () => (departments === undefined ? 'true' : `${owner} = any(${parameter(departments)})`)
  switch (view) {
    case 'all':
      return 'true'
    case 'team':
      return inTeam()
    case 'mine': {
      const me = parameter(id)
      return `((g.state = 'open' and g.to_role = ${parameter(role)} and ${inTeam()})
        or (g.state = 'open' and exists (select from inbox_item i where i.person = ${me}
          and i.complaint_id = g.complaint_id and i.notice_key = 'escalation/' || g.key))
        or g.delegated_to = ${me} or g.accepted_by = ${me})`
    }
  }
}

function fits({ state, level, clock, department }: EscalationFilter, parameter: Parameter): string[] {
  return [
    ...(state === undefined ? [] : [`g.state = ${parameter(state)}`]),
    ...(level === undefined ? [] : [`g.level >= ${parameter(level)}`]),
    ...(clock === undefined ? [] : [`g.clock = ${parameter(clock)}`]),
    ...(department === undefined ? [] : [`${owner} = ${parameter(department)}`]),
  ]
}

/** The latest step of each escalation that goes on, with its complaint's line, as far as a reader sees it. */
const going = (sight: Sight) => `from (
    select distinct on (e.complaint_id, e.source)
      e.complaint_id, e.source, e.key, e.cycle, e.clock, e.level, e.to_role, e.state, e.accepted_by, e.delegated_to
    from escalation e where e.state <> 'ended'
    order by e.complaint_id, e.source, e.sequence desc
  ) g
  join complaint_line l on l.id = g.complaint_id and ${seenBy(sight, 'l')}`

type Position = { complaintId: string; source: string; key: number; lapsedAt: Instant | null }

/** A page of the escalations that go on: the longest overdue first, then those that nothing lapsed for. */
export function listEscalations(pool: Pool, query: EscalationQuery): Promise<EscalationPage> {
  const limit = Math.min(Math.max(query.limit ?? 50, 1), 200)
  return inTransaction(
    pool,
    async (client) => {
      const positions = await findPositions(client, query, limit + 1)
      const page = positions.slice(0, limit)
      const last = page.at(-1)
      const data = await escalationsAt(client, page)
      return positions.length > limit && last
        ? { data, nextCursor: cursorOf('escalation', { key: last.key, id: idOf(last) }) }
        : { data }
    },
    'begin isolation level repeatable read, read only',
  )
}

const idOf = ({ complaintId, source }: Position): string => `${complaintId} ${source}`

async function findPositions(client: ClientBase, query: EscalationQuery, limit: number): Promise<Position[]> {
  const { values, parameter } = parameters()
  const { view, reader, sight, filter = {} } = query
  const conditions = [isIn(view, reader, parameter), ...fits(filter, parameter)].join(' and ')
  const after = query.cursor === undefined ? undefined : positionOf('escalation', query.cursor)
  const beyond = after ? `where (key, id) > (${parameter(after.key)}, ${parameter(after.id)})` : ''
  // An escalation's source names the run of its clock: cycle, name, instance. An order lapses with its first step.
  const { rows } = await client.query<Position>(
    `select "complaintId", source, key, "lapsedAt" from (
       select found.*, "complaintId" || ' ' || source as id,
         (1000 * extract(epoch from coalesce("lapsedAt", raised)))::bigint
           + case when "lapsedAt" is null then ${UNDATED} else 0 end::bigint as key
       from (
         select one.complaint_id as "complaintId", one.source, first.at as raised,
           case when one.source like '%/supervision:%' then first.at else k.breached_due_at end as "lapsedAt"
         from (select g.* ${going(sight)} where ${conditions}) one
         left join clock k on k.complaint_id = one.complaint_id and k.cycle = one.cycle and k.clock = one.clock
           and k.n::text = split_part(one.source, '/', 3)
         left join lateral (
           select e.at from escalation e
           where e.complaint_id = one.complaint_id and e.source = one.source and e.state <> 'ended'
           order by e.sequence limit 1
         ) first on k.breached_due_at is null
       ) found
     ) ordered ${beyond} order by key, id limit ${parameter(limit)}`,
    values,
  )
  return rows
}

async function escalationsAt(client: ClientBase, page: readonly Position[]): Promise<GoingEscalation[]> {
  if (page.length === 0) return []
  const ids = [...new Set(page.map(({ complaintId }) => complaintId))]
  const complaints = await complaintsOf(client, ids)
  type Step = EscalationStep & { complaintId: string; source: string; reason: string | null }
  const { rows } = await client.query<Step>(
    `select complaint_id as "complaintId", source, key, level, repeat, to_role as to, at, reason
     from escalation where complaint_id = any($1) and state <> 'ended' order by complaint_id, sequence`,
    [ids],
  )
  return page.map(({ complaintId, source, lapsedAt }) => {
    const own = rows.filter((step) => step.complaintId === complaintId && step.source === source)
    return {
      source,
      sinceAt: own[0]!.at,
      reason: own.find(({ reason }) => reason !== null)?.reason ?? null,
      overdueSince: lapsedAt,
      steps: own.map(({ key, level, repeat, to, at }) => ({ key, level, repeat, to, at })),
      complaint: complaints.get(complaintId)!,
    }
  })
}

export type EscalationCount = { open: number; accepted: number }

/** How many go on in each of some views. */
export async function countEscalations(
  pool: Pool,
  { reader, sight }: Pick<EscalationQuery, 'reader' | 'sight'>,
  views: readonly EscalationView[],
): Promise<Partial<Record<EscalationView, EscalationCount>>> {
  const { values, parameter } = parameters()
  const counts = views.flatMap((view) => {
    const condition = isIn(view, reader, parameter)
    return (['open', 'accepted'] as const).map(
      (state) => `count(*) filter (where ${condition} and g.state = '${state}') as "${view} ${state}"`,
    )
  })
  const { rows } = await pool.query<Record<string, number>>(
    `select ${counts.join(', ')} ${going(sight)}`,
    values,
  )
  const countOf = (view: EscalationView, state: string) => rows[0]?.[`${view} ${state}`] ?? 0
  return Object.fromEntries(
    views.map((view) => [view, { open: countOf(view, 'open'), accepted: countOf(view, 'accepted') }]),
  )
}
