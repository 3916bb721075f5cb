import type { Instant } from '../../domain/instant.ts'
import { DeliveryFault } from '../letter.ts'
import type { GuardedAnswer, GuardedFetch } from './guarded-fetch.ts'
import { PACE_MS } from './robot.ts'
import { signWebhook } from './sign.ts'

/** Something of the firm's own that hands on what we say: where it is, and what we sign with. */
export type Gateway = { url: string; secret: string }

export type SignedPosting = { fetch: GuardedFetch; now?: () => Instant }

type Handed = { gateway: Gateway; id: string; body: object; signal: AbortSignal }

/**
 * Posts one letter, signed. It bears its id whenever it is sent: a gateway that has had it already says yes, and does
 * nothing.
 */
export async function postSigned(
  { fetch: post, now = Date.now }: SignedPosting,
  { gateway: { url, secret }, id, body: said, signal }: Handed,
): Promise<void> {
  const body = JSON.stringify(said)
  const headers = {
    ...signWebhook({ id, at: now(), body, secrets: [secret] }),
    'idempotency-key': id,
  }
  const fault = faultOf(await post(url, { headers, body, signal }))
  if (fault) throw fault
}

/** Not now, still at it (409), or a key that is ours to mend. Any other 4xx is about this letter, and final. */
const TO_BE_TRIED_AGAIN = [401, 407, 408, 409, 425, 429]

/** What it says itself is not kept: nobody knows what it repeats. */
function faultOf({ status, retryAfterMs }: GuardedAnswer): DeliveryFault | undefined {
  if (status >= 200 && status < 300) return undefined
  const wait = retryAfterMs ?? (status === 429 ? PACE_MS : undefined)
  return new DeliveryFault(`The gateway answered with HTTP ${status}.`, {
    isFinal: status >= 400 && status < 500 && !TO_BE_TRIED_AGAIN.includes(status),
    ...(wait !== undefined && { retryAfterMs: wait }),
  })
}
