import type { Pool } from 'pg'
import type { Instant } from '../../domain/instant.ts'
import type { Outcome } from '../../domain/event.ts'
import type { Stage } from '../../domain/policy/policy.ts'
import { offersThatHold, type Money, type Offer } from '../../domain/supervision/incident.ts'
import { cursorOf, positionOf } from '../lists/list-cursor.ts'
import { seenBy, type Sight } from '../lists/visible.ts'
import { linesOf, type Line } from '../own-log.ts'

/** Complaints of one cause, as they are on record together. */
export type Incident = {
  id: string
  title: string
  cause: string
  category: string | null
  productModel: string | null
  storeId: string | null
  fromAt: Instant | null
  untilAt: Instant | null
  openedAt: Instant
  openedBy: string
  closedAt: Instant | null
  closedBy: string | null
  summary: string | null
  version: number
  /** How many complaints are in it, and of these how many are open. */
  complaints: number
  open: number
  /** What was offered for it and holds, in each currency. */
  offered: Money[]
}

/** One of its complaints. */
export type IncidentMember = {
  id: string
  number: string
  stage: Stage
  subject: string
  department: string | null
  handler: string | null
  outcome: Outcome | null
  proposal: string | null
}

/** Also to those that have left it since: the customer has the offer. */
const offersFor = (incident: string) => `
  select c.id as complaint, c.state #>> '{proposal,state}' as state,
    c.state #>> '{proposal,redress,currency}' as currency,
    (c.state #>> '{proposal,redress,amountCents}')::float8 as "amountCents"
  from complaint c
  where c.state #>> '{proposal,incident}' = ${incident} and c.state #> '{proposal,redress}' is not null
  union all
  select c.id, 'accepted', g.currency, g."amountCents"
  from complaint c, jsonb_to_recordset(c.state -> 'grants') g(incident text, currency text, "amountCents" float8)
  where c.state ? 'grants' and g.incident = ${incident}`

/** All that was offered for an incident, whether it holds or not. */
export const offersOf = async (client: Pick<Pool, 'query'>, incident: string): Promise<Offer[]> =>
  (await client.query<Offer>(offersFor('$1'), [incident])).rows

const SORT = 'incidents'
const IN_IT = `c.state ->> 'incident' = i.id and c.state ? 'incident'`
const columns = `i.id, i.title, i.cause, i.category, i.product_model as "productModel", i.store_id as "storeId",
  i.from_at as "fromAt", i.until_at as "untilAt", i.opened_at as "openedAt", i.opened_by as "openedBy",
  i.closed_at as "closedAt", i.closed_by as "closedBy", i.summary, i.version,
  (select count(*)::int from complaint c where ${IN_IT}) as complaints,
  (select count(*)::int from complaint c where ${IN_IT} and c.stage <> 'closed') as open,
  (select coalesce(jsonb_agg(o), '[]') from (${offersFor('i.id')}) o) as offers`

type Row = Omit<Incident, 'offered'> & { offers: Offer[] }
const incidentIn = ({ offers, ...incident }: Row): Incident => ({
  ...incident,
  offered: offersThatHold(offers),
})

type Query = { open: boolean | undefined; cursor: string | undefined; limit: number }

/** The incidents, what was opened last first. */
export async function listIncidents(
  pool: Pool,
  { open, cursor, limit }: Query,
): Promise<{ data: Incident[]; nextCursor?: string }> {
  const after = cursor === undefined ? undefined : positionOf(SORT, cursor)
  const { rows } = await pool.query<Row>(
    `select ${columns} from incident i
     where ($1::timestamptz is null or (date_trunc('milliseconds', i.opened_at), i.id) < ($1, $2))
       and ($3::boolean is null or (i.closed_at is null) = $3)
     order by date_trunc('milliseconds', i.opened_at) desc, i.id desc limit $4`,
    [after ? new Date(after.key) : null, after?.id ?? null, open ?? null, limit + 1],
  )
  const data = rows.slice(0, limit).map(incidentIn)
  const last = data.at(-1)
  return rows.length > limit && last
    ? { data, nextCursor: cursorOf(SORT, { key: last.openedAt, id: last.id }) }
    : { data }
}

export async function getIncident(pool: Pick<Pool, 'query'>, id: string): Promise<Incident | undefined> {
  const { rows } = await pool.query<Row>(`select ${columns} from incident i where i.id = $1`, [id])
  return rows[0] && incidentIn(rows[0])
}

type Done = 'opened' | 'measureRecorded' | 'closed'

/** What was done about the cause: by whom, when. */
export const incidentEvents = (pool: Pool, id: string): Promise<Line<Done>[]> => linesOf(pool, 'incident', id)

/** More than these are read page by page, in the list of complaints. */
const MEMBERS_AT_MOST = 200

/** Its complaints, of those that are seen: the open ones first. */
export async function incidentMembers(pool: Pool, id: string, sight: Sight): Promise<IncidentMember[]> {
  const { rows } = await pool.query<IncidentMember>(
    `select c.id, c.number, c.stage, c.subject, c.department, c.handler, c.outcome,
       case when c.state #>> '{proposal,incident}' = $1 then c.state #>> '{proposal,state}' end as proposal
     from complaint c
     where c.state ->> 'incident' = $1 and c.state ? 'incident' and ${seenBy(sight, 'c')}
     order by c.stage = 'closed', c.received_at, c.id limit ${MEMBERS_AT_MOST}`,
    [id],
  )
  return rows
}
