import { admit } from '../domain/admit.ts'
import { EDITION } from '../domain/decide/rule.ts'
import { commandFor } from '../domain/supervision/incident.ts'
import {
  incidentOrders,
  pickForIncident,
  type PendingInIncident,
  type RecordedIncidentOrder,
} from '../register/incidents/incident-orders.ts'
import type { IncidentActivities } from '../workflows/messages/incidents.ts'
import { offerBatch, type OfferPorts } from './offer-batch.ts'

/** What an order over an incident has done outside: each complaint is asked by an update of its own, which acts once. */
export function createIncidentActivities(ports: OfferPorts): IncidentActivities {
  const { pool, slow = pool } = ports
  return {
    pickForIncident: (order) => pickForIncident(slow, order),
    endIncidentOrder: (id, cancelledBy) => incidentOrders.end(pool, id, cancelledBy),
    async askForIncident(id) {
      const order = await incidentOrders.recorded(pool, id)
      if (!order) throw new Error(`There is no order ${id} over an incident.`)
      const { by, dryRun } = order
      return offerBatch(
        ports,
        { id, by, ...(dryRun && { dryRun }) },
        {
          table: incidentOrders,
          foresee: (complaint, acting, { own }) => {
            const now = Date.now()
            return admit(complaint, [asked(order, own)], { by: acting, at: now, now })
          },
          updateOf: (item) => updateOf(order, item),
        },
      )
    },
  }
}

const asked = ({ incident, command, sum }: RecordedIncidentOrder, own: PendingInIncident['own']) =>
  commandFor({ incident, command, total: sum }, own)

function updateOf(order: RecordedIncidentOrder, { complaintId, acting, own }: PendingInIncident) {
  const command = asked(order, own)
  return {
    ...{ id: complaintId, name: command.type, updateId: `incident/${order.id}` },
    request: { commands: [command], by: acting ?? order.by, digest: order.id, edition: EDITION },
  }
}
