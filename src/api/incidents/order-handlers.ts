import { randomUUID } from 'node:crypto'
import { defined } from '../../domain/defined.ts'
import {
  refuseProposal,
  type IncidentCommand,
  type IncidentOrder,
} from '../../domain/supervision/incident.ts'
import { digestOf, idOfParts } from '../../register/commit/digest.ts'
import { storable } from '../../register/commit/storable.ts'
import { incidentOrders, type RecordedIncidentOrder } from '../../register/incidents/incident-orders.ts'
import {
  CANCEL_INCIDENT_ORDER,
  incidentOrderIdOf,
  ORDER_FOR_INCIDENT_WORKFLOW,
} from '../../workflows/messages/incidents.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { refusalProblem } from '../problems/refusal-problem.ts'
import type { Call, Reply } from '../route.ts'
import { beginOrder, callOrderOff, inOtherRoles, orderView } from '../supervision/carry-out-order.ts'
import { openIncidentOf } from './joining.ts'

const orders = {
  called: 'order over an incident',
  none: (id: string) => `There is no order ${id} over an incident.`,
  path: '/v1/incident-orders',
  run: { type: ORDER_FOR_INCIDENT_WORKFLOW, idOf: incidentOrderIdOf, cancel: CANCEL_INCIDENT_ORDER },
  record: incidentOrders.record,
  recorded: incidentOrders.recorded,
  items: incidentOrders.page,
}

type Ordering = Pick<Call<Contract['messageAffected']>, 'by' | 'actors' | 'params' | 'idempotencyKey'> & {
  body: { dryRun?: boolean | undefined }
}

async function begin(
  deps: Deps,
  { by, actors, params, body, idempotencyKey = randomUUID() }: Ordering,
  { command, selection = {} }: { command: IncidentCommand; selection?: IncidentOrder['selection'] },
): Promise<Reply> {
  const refused = refuseProposal(command)
  if (refused) throw refusalProblem(refused)
  const { title } = await openIncidentOf(deps, params.id)
  const order: IncidentOrder = storable({
    id: idOfParts('ino', [by.id, idempotencyKey]),
    ...{ incident: params.id, command, selection, reason: title, by },
    ...inOtherRoles(by, actors),
    ...(body.dryRun && { dryRun: true as const }),
    digest: digestOf([params.id, command.type, body]),
  })
  return beginOrder(deps, orders, { order, body: [params.id, command.type, body], idempotencyKey })
}

const joinMembers = (deps: Deps, call: Call<Contract['joinMembers']>): Promise<Reply> =>
  begin(deps, call, { command: { type: 'joinIncident' }, selection: defined(call.body.selection) })

function messageAffected(deps: Deps, call: Call<Contract['messageAffected']>): Promise<Reply> {
  const { text, language } = call.body
  return begin(deps, call, { command: { type: 'sendMessage', text, ...defined({ language }) } })
}

function proposeToAffected(deps: Deps, call: Call<Contract['proposeToAffected']>): Promise<Reply> {
  const { measures, items, executeBy, exceptions } = call.body
  const said = defined({ items, executeBy, exceptions: exceptions?.map(definedException) })
  return begin(deps, call, { command: { type: 'proposeSolution', measures, ...said } })
}

type Said = NonNullable<Call<Contract['proposeToAffected']>['body']['exceptions']>[number]
const definedException = ({ complaint, ...own }: Said) => ({ complaint, ...defined(own) })

function approveForAffected(deps: Deps, call: Call<Contract['approveForAffected']>): Promise<Reply> {
  const { comment, reason } = call.body
  const command: IncidentCommand =
    reason === undefined
      ? { type: 'approveProposal', ...defined({ comment }) }
      : { type: 'returnProposal', reason }
  return begin(deps, call, { command })
}

/** What such an order says beside what every order does. Its exceptions say each line to whom it may. */
export function ownOfOrder({ incident, command, dryRun, sum }: RecordedIncidentOrder) {
  const { exceptions: _, ...told } = command as IncidentCommand & { exceptions?: unknown }
  return { incident, command: told, dryRun, ...(sum && { sum }) }
}

const getIncidentOrder = (
  deps: Deps,
  { actors, params: { id }, query, language }: Call<Contract['getIncidentOrder']>,
): Promise<Reply> => orderView(deps, orders, { actors, id, query, language, view: ownOfOrder })

const cancelIncidentOrder = (
  deps: Deps,
  { by, params: { id } }: Call<Contract['cancelIncidentOrder']>,
): Promise<Reply> => callOrderOff(deps, orders, { by, id })

export const incidentOrderHandlers = {
  joinMembers,
  messageAffected,
  proposeToAffected,
  approveForAffected,
  getIncidentOrder,
  cancelIncidentOrder,
}
