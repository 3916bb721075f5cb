import { randomUUID } from 'node:crypto'
import { defined } from '../../domain/defined.ts'
import { digestOf, idOfParts } from '../../register/commit/digest.ts'
import { changeIncident, type IncidentAsked } from '../../register/incidents/incident-changes.ts'
import { ordersOf, type RecordedIncidentOrder } from '../../register/incidents/incident-orders.ts'
import {
  getIncident as readIncident,
  incidentEvents,
  incidentMembers,
  listIncidents as readIncidents,
  type Incident,
} from '../../register/incidents/incidents.ts'
import { sightOf } from '../../register/lists/visible.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import { withTimesAsText } from '../outside.ts'
import { Problem } from '../problems/problem.ts'
import { wrongCursor } from '../problems/wrong-query.ts'
import type { Call, Reply } from '../route.ts'
import { standing } from '../supervision/carry-out-order.ts'
import { withoutNamed } from '../supervision/shown-order.ts'
import { incidentOrderHandlers, ownOfOrder } from './order-handlers.ts'

function openIncident(deps: Deps, call: Call<Contract['openIncident']>): Promise<Reply> {
  const { by, body, idempotencyKey = randomUUID() } = call
  const { title, cause, ...more } = body
  const id = idOfParts('inc', [by.id, idempotencyKey])
  return changed(deps, call, { id, change: { type: 'opened', title, cause, ...defined(more) } })
}

function recordMeasure(deps: Deps, call: Call<Contract['recordMeasure']>): Promise<Reply> {
  const { what, takenAt } = call.body
  if (takenAt !== undefined && takenAt > Date.now())
    throw new Problem('notThisInstant', { detail: 'A measure is recorded once it was taken (takenAt).' })
  const change = { type: 'measureRecorded', what, ...defined({ takenAt }) } as const
  return changed(deps, call, { id: call.params.id, change })
}

const closeIncident = (deps: Deps, call: Call<Contract['closeIncident']>): Promise<Reply> =>
  changed(deps, call, { id: call.params.id, change: { type: 'closed', summary: call.body.summary } })

type Changing = Pick<Call<Contract['openIncident']>, 'by' | 'idempotencyKey' | 'ifVersion'> & {
  body: object
  params?: { id: string } | undefined
}

async function changed(
  deps: Deps,
  { by, body, params, idempotencyKey, ifVersion }: Changing,
  { id, change }: Pick<IncidentAsked, 'id' | 'change'>,
): Promise<Reply> {
  const asked: IncidentAsked = {
    ...{ id, change, by, at: Date.now(), digest: digestOf([change.type, params?.id, body]) },
    ...defined({ key: idempotencyKey, ifVersion }),
  }
  const result = await fromRegister(deps, ({ pool }) => changeIncident(pool, asked))
  if ('code' in result) throw new Problem(result.code, { detail: result.detail })
  const { incident, replayed } = result
  return {
    ...(replayed && { status: 200 }),
    headers: {
      ETag: `"${incident.version}"`,
      ...(change.type === 'opened' && { Location: `/v1/incidents/${id}` }),
      ...(replayed && { 'Idempotent-Replayed': 'true' }),
    },
    body: withTimesAsText(incidentView(incident)),
  }
}

const incidentView = (incident: Incident) => ({
  ...incident,
  state: incident.closedAt === null ? 'open' : 'closed',
})

async function listIncidents(deps: Deps, { query }: Call<Contract['listIncidents']>): Promise<Reply> {
  const { open, cursor, limit } = query
  const page = await fromRegister(deps, ({ pool }) => readIncidents(pool, { open, cursor, limit })).catch(
    wrongCursor,
  )
  return { body: withTimesAsText({ ...page, data: page.data.map(incidentView) }) }
}

/** With those of its complaints that who asks may read: its version says nothing about these, and is no tag of the whole. */
async function getIncident(deps: Deps, { params, actors }: Call<Contract['getIncident']>): Promise<Reply> {
  const { id } = params
  const incident = await fromRegister(deps, ({ pool }) => readIncident(pool, id))
  if (!incident) throw new Problem('notFound', { detail: `There is no incident ${id}.` })
  const sight = sightOf(actors, 'readComplaint')
  const members = await fromRegister(deps, ({ pool }) => incidentMembers(pool, id, sight))
  const log = await fromRegister(deps, ({ pool }) => incidentEvents(pool, id))
  const orders = await fromRegister(deps, ({ pool }) => ordersOf(pool, id))
  const whole = { ...incidentView(incident), members, log, orders: orders.map(orderLine) }
  return { body: withTimesAsText(whole) }
}

/** Which complaints were named says each line to whom it may. */
function orderLine(order: RecordedIncidentOrder) {
  const { incident: _i, command: _c, dryRun: _d, sum: _s, selection, ...every } = order
  return { ...standing(every), ...ownOfOrder(order), selection: withoutNamed(selection) }
}

export const incidentHandlers = {
  openIncident,
  listIncidents,
  getIncident,
  recordMeasure,
  closeIncident,
  ...incidentOrderHandlers,
}
