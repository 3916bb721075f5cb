import { cancellationSignal, heartbeat } from '@temporalio/activity'
import type { Pool } from 'pg'
import { deliverDue } from '../notify/couriers/deliver.ts'
import type { Means } from '../notify/couriers/means.ts'
import { stayAtWork } from '../notify/couriers/post-office.ts'
import { ENDPOINT, type CourierActivities, type Delivered } from '../workflows/messages/couriers.ts'

type Ports = {
  means: Means
  deliverToEndpoint(endpointId: string, signal: AbortSignal): Promise<Delivered>
  /** Aborted when the worker is told to stop: what is on its way is finished, nothing new begun. */
  stopping: AbortSignal
}

const PULSE_MS = 3_000

/** What couriers have done outside. Whatever dies in between, the outbox knows what is left. */
export function createCourierActivities({ means, deliverToEndpoint, stopping }: Ports): CourierActivities {
  return {
    deliverDue: (address) =>
      atWork(means.pool, address, () => {
        const signal = AbortSignal.any([cancellationSignal(), stopping])
        return address.startsWith(ENDPOINT)
          ? deliverToEndpoint(address.slice(ENDPOINT.length), signal)
          : deliverDue(means, address, signal)
      }),
  }
}

/** While a courier is at work nobody sends for it; when its worker dies another takes over within seconds. */
async function atWork<T>(pool: Pool, address: string, work: () => Promise<T>): Promise<T> {
  const stay = (forMs: number) => stayAtWork(pool, address, forMs)
  await stay(3 * PULSE_MS)
  const pulse = setInterval(() => {
    heartbeat()
    // The register may be away for a moment: the next pulse tells it.
    stay(3 * PULSE_MS).catch(() => {})
  }, PULSE_MS)
  try {
    return await work()
  } finally {
    clearInterval(pulse)
    await stay(0).catch(() => {})
  }
}
