/** What clients and workers agree on for complaints that could not be routed when they were classified. */
export const ROUTE_WAITING_WORKFLOW = 'routeWaiting'

export type Swept = { looked: number; routed: number }

export type RoutingActivities = {
  /** May run twice, and goes on where it was: what has been given to somebody waits no more. */
  routeEachWaiting(): Promise<Swept>
}
