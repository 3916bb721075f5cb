import type { IncidentOrder } from '../../domain/supervision/incident.ts'

/** What clients and workers agree on for what all complaints of an incident are asked. */
export const ORDER_FOR_INCIDENT_WORKFLOW = 'orderForIncident'

export const incidentOrderIdOf = (id: string): string => `incident/${id}`

/** The signal that ends it before its end; who asked comes along. What was done stays done. */
export const CANCEL_INCIDENT_ORDER = 'cancel'

/** Everything here may run twice: an item is settled once, and its update acts once. */
export type IncidentActivities = {
  /** Records the order and picks its complaints, and what they come to, all at one moment. */
  pickForIncident(order: IncidentOrder): Promise<void>
  /** Asks the next few, at their pace; of a dry run, looks which would refuse. */
  askForIncident(id: string): Promise<{ left: number }>
  endIncidentOrder(id: string, cancelledBy?: string): Promise<void>
}
