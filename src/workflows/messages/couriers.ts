import type { Instant } from '../../domain/instant.ts'

/** What clients and workers agree on about couriers: one workflow for each address that notices go to. */
export const COURIER_WORKFLOW = 'courier'
/** There may be something to deliver. Only a hint: what is due stands in the register. */
export const PING = 'ping'
/** Couriers work on a queue of their own: a server that hangs takes no hands from the complaints. */
export const COURIER_QUEUE = 'couriers'

export const courierIdOf = (address: string): string => `courier/${address}`

/** `endpoint/<id>`: a webhook's. The other addresses are those of notices. */
export const ENDPOINT = 'endpoint/'

/** When there will be something to do; nothing when nothing is left. */
export type Delivered = { nextAt?: Instant }

/** What a courier needs done outside: owned here, made in src/activities. */
export type CourierActivities = { deliverDue(address: string): Promise<Delivered> }
