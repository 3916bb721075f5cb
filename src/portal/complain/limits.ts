import { createHmac } from 'node:crypto'
import type { Instant } from '../../domain/instant.ts'
import { createLimiter } from '../limiter.ts'
import type { LookupKeys } from '../lookup-secret.ts'

/** Counted by the hour: many share the address of a network; one who tries again is no flood. */
export const WITHIN_MS = 3_600_000
export const AT_MOST = { network: 60, contact: 20 } as const
export type Counted = keyof typeof AT_MOST

/** The hour in which it is counted. */
export const hourOf = (now: Instant): Instant => now - (now % WITHIN_MS)

/** Who tells it: no more of them is kept than what recognises them within the hour. */
export const countedAs = ([key]: LookupKeys, of: Counted, who: string): string =>
  `${of}/${createHmac('sha256', key).update(`told/${of}/${who}`).digest('base64url')}`

/** Each process for itself, while the register is away. */
export const createToldLimits = () => ({
  network: createLimiter({ times: AT_MOST.network, withinMs: WITHIN_MS }),
  contact: createLimiter({ times: AT_MOST.contact, withinMs: WITHIN_MS }),
})
