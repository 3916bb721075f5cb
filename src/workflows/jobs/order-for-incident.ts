import { continueAsNew, proxyActivities } from '@temporalio/workflow'
import type { IncidentOrder } from '../../domain/supervision/incident.ts'
import { CANCEL_INCIDENT_ORDER, type IncidentActivities } from '../messages/incidents.ts'
import { A_BATCH, inBatches, QUICK } from './in-batches.ts'

const { pickForIncident, endIncidentOrder } = proxyActivities<IncidentActivities>(QUICK)
const { askForIncident } = proxyActivities<IncidentActivities>(A_BATCH)

/** Asks all complaints of an incident the same. */
export const orderForIncident = (order: IncidentOrder, isPicked = false): Promise<void> =>
  inBatches({
    cancel: CANCEL_INCIDENT_ORDER,
    ...(!isPicked && { pick: () => pickForIncident(order) }),
    batch: () => askForIncident(order.id),
    goOn: () => continueAsNew<typeof orderForIncident>(order, true),
    end: (cancelledBy) => endIncidentOrder(order.id, cancelledBy),
    leftTo: order.command.type,
  })
