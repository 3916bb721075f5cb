import type { Pool, PoolClient } from 'pg'
import { defined } from '../../domain/defined.ts'
import type { Actor } from '../../domain/command.ts'
import type { Instant } from '../../domain/instant.ts'
import {
  incidentTotal,
  partIn,
  type IncidentCommand,
  type IncidentOrder,
  type Member,
  type Money,
  type Own,
} from '../../domain/supervision/incident.ts'
import { inTransaction } from '../in-transaction.ts'
import { offersOf } from './incidents.ts'
import { conditionsOf, windowOf, type ComplaintFilter } from '../lists/list-filter.ts'
import { parameters } from '../parameters.ts'
import { reachedFor } from '../supervision/in-which-role.ts'
import {
  endOrder,
  itemsOf,
  orderColumns,
  pageOf,
  unansweredIn,
  type OrderItem,
  type RecordedOrder,
} from '../supervision/order-items.ts'

// The orders over the complaints of an incident, as the register keeps them.

export type RecordedIncidentOrder = RecordedOrder &
  Pick<IncidentOrder, 'incident' | 'command' | 'selection'> & { sum: Money | null; dryRun: boolean }
export type PendingInIncident = {
  position: number
  complaintId: string
  acting: Actor | null
  own: Own | null
}

/** More than these are picked by another order. */
const PICKED_AT_MOST = 10_000
const { pending, ...items } = itemsOf('incident_order')

const ORDERS = `
  select ${orderColumns}, o.incident_id as incident, o.command, o.selection, o.total as sum, o.dry_run as "dryRun"
  from incident_order o left join incident_order_item i on i.incident_order_id = o.id`

const orderOf = async (pool: Pool, id: string): Promise<RecordedIncidentOrder | undefined> => {
  const { rows } = await pool.query<RecordedIncidentOrder>(`${ORDERS} where o.id = $1 group by o.id`, [id])
  return rows[0]
}

/** Records that it was ordered; ordered again it is the same. */
async function record(pool: Pick<Pool, 'query'>, order: IncidentOrder): Promise<void> {
  const { id, incident, command, selection, dryRun = false, reason, by, digest } = order
  await pool.query(
    `insert into incident_order
       (id, incident_id, command, selection, dry_run, reason, by_id, by_role, digest, began_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now()) on conflict (id) do nothing`,
    [
      id,
      incident,
      JSON.stringify(command),
      JSON.stringify(selection),
      dryRun,
      reason,
      by.id,
      by.role,
      digest,
    ],
  )
}

export const incidentOrders = {
  ...items,
  record,
  recorded: orderOf,
  end: endOrder('incident_order'),
  unanswered: unansweredIn('incident_order'),
  page: pageOf<OrderItem & { own: Own | null }>('incident_order', ['own']),
  nextPending: (pool: Pool, id: string, limit: number): Promise<PendingInIncident[]> =>
    pending(pool, id, { columns: 'position, complaint_id as "complaintId", acting, own', limit }),
}

/** The orders over an incident, what began last first. */
export async function ordersOf(pool: Pool, incident: string): Promise<RecordedIncidentOrder[]> {
  const { rows } = await pool.query<RecordedIncidentOrder>(
    `${ORDERS} where o.incident_id = $1 group by o.id order by o.began_at desc, o.id desc limit 200`,
    [incident],
  )
  return rows
}

type Found = Member & { acting: Actor | null; reached: boolean }
type Item = { id: string; acting?: Actor | null; own?: Own; state: string; detail?: string }

/** Records an order and picks its complaints, and what they come to, all at one moment, and once. */
export const pickForIncident = (pool: Pool, order: IncidentOrder): Promise<void> =>
  inTransaction(pool, async (client) => {
    await record(client, order)
    const { rows } = await client.query<{ picked: Instant | null }>(
      'select picked_at as picked from incident_order where id = $1 for update',
      [order.id],
    )
    if (rows[0]?.picked) return
    // One order after another: what an incident offers is added up by one of them at a time.
    await client.query('select 1 from incident where id = $1 for update', [order.incident])
    const { command } = order
    const picked =
      command.type === 'joinIncident' ? await joining(client, order) : await members(client, order)
    const asked = picked.flatMap((member) => {
      const part = member.reached ? partIn(command, member) : undefined
      return part ? [{ ...member, ...part }] : []
    })
    await insert(client, order, [
      ...asked.map(({ id, acting, own }) => ({ id, acting, ...defined({ own }), state: 'pending' })),
      ...(await unheardOf(client, order, command)),
    ])
    await client.query('update incident_order set picked_at = now(), total = $2 where id = $1', [
      order.id,
      JSON.stringify(incidentTotal(order, asked, await offersOf(client, order.incident)) ?? null),
    ])
  })

const insert = (client: PoolClient, { id }: IncidentOrder, all: readonly Item[]) =>
  client.query(
    `insert into incident_order_item (incident_order_id, position, complaint_id, acting, own, state, detail)
     select $1, row_number() over (), i.id, i.acting, i.own, i.state, i.detail
     from jsonb_to_recordset($2) as i(id text, acting jsonb, own jsonb, state text, detail text)`,
    [id, JSON.stringify(all)],
  )

const FOUND = 'c.id, c.number'

/** All that are in it: those that are closed, or not reached, are not asked. */
async function members(client: PoolClient, order: IncidentOrder): Promise<Found[]> {
  const { where, acting } = reachedFor(order, order.command.type)
  const awaited = order.command.type === 'approveProposal' || order.command.type === 'returnProposal'
  const { rows } = await client.query<Found>(
    `select ${FOUND}, ${acting} as acting,
       ${where} and c.stage <> 'closed'${awaited ? ` and ${AWAITING}` : ''} as reached
     from complaint c where c.state ->> 'incident' = $1 and c.state ? 'incident'
     order by c.due_order, c.id limit ${PICKED_AT_MOST}`,
    [order.incident],
  )
  return rows
}

const AWAITING = `c.state #>> '{proposal,state}' = 'awaitingApproval' and c.state #>> '{proposal,incident}' = $1`

/** Open ones that fit, and those that were named, by id or number. */
async function joining(client: PoolClient, order: IncidentOrder): Promise<Found[]> {
  const { ids, ...filter } = order.selection
  const { values, parameter } = parameters()
  const { where, acting } = reachedFor(order, 'joinIncident')
  const fits = [
    ...conditionsOf(filter as ComplaintFilter, parameter),
    ...windowOf('received_order', filter as ComplaintFilter, parameter),
  ]
  const named = ids && `(c.id = any(${parameter(ids)}) or c.number = any(${parameter(ids)}))`
  const { rows } = await client.query<Found>(
    `select ${FOUND}, ${acting} as acting, true as reached
     from complaint c where ${where}
       and ${named ?? `c.stage <> 'closed' and c.state ->> 'incident' is distinct from ${parameter(order.incident)}`}
       ${fits.length > 0 ? `and c.id in (select l.id from complaint_line l where ${fits.join(' and ')})` : ''}
     order by c.due_order, c.id limit ${PICKED_AT_MOST}`,
    values,
  )
  return rows
}

/** What was named and is not there, or not in the incident. */
async function unheardOf(
  client: PoolClient,
  order: IncidentOrder,
  command: IncidentCommand,
): Promise<Item[]> {
  const named =
    command.type === 'joinIncident'
      ? order.selection.ids
      : command.type === 'proposeSolution'
        ? command.exceptions?.map(({ complaint }) => complaint)
        : undefined
  if (!named) return []
  const within = command.type === 'joinIncident' ? 'true' : `c.state ->> 'incident' = $2`
  const { rows } = await client.query<{ id: string }>(
    `select distinct named.id from unnest($1::text[]) named(id)
     where $2::text is not null and not exists (
       select from complaint c where (c.id = named.id or c.number = named.id) and ${within}
         and ${reachedFor(order, command.type).where})`,
    [named, order.incident],
  )
  return rows.map(({ id }) => ({ id, state: 'unknown', detail: 'There is no such complaint.' }))
}
