import { dayMs, hourMs, minuteMs, type Instant } from '../domain/instant.ts'
import type { Endpoint } from './endpoint.ts'

/** How often, how long and how much at once an endpoint is tried. */
export type Patience = {
  /** The waits between the attempts to deliver one message; after the last it is given up. */
  waitsMs: readonly number[]
  /** So many messages are on their way to one endpoint at once. */
  inFlight: number
  /** After so many failures in a row the endpoint as a whole is left alone, longer each time. */
  failuresBeforeRest: number
  restsMs: readonly number[]
  /** It is disabled when nothing has got through for so long. */
  disableAfterMs: number
  /** Where something has happened one looks so long for more. */
  lingerMs: number
  /** A message is kept so long after it was delivered or given up. */
  keepMs: number
}

/** The waits of the Standard Webhooks specification: about three days. */
export const PATIENCE: Patience = {
  waitsMs: [
    5_000,
    5 * minuteMs,
    30 * minuteMs,
    2 * hourMs,
    5 * hourMs,
    10 * hourMs,
    14 * hourMs,
    20 * hourMs,
    24 * hourMs,
  ],
  inFlight: 5,
  failuresBeforeRest: 3,
  restsMs: [30_000, minuteMs, 2 * minuteMs, 5 * minuteMs, 10 * minuteMs, 20 * minuteMs, 30 * minuteMs],
  disableAfterMs: 5 * dayMs,
  lingerMs: 2_000,
  keepMs: 30 * dayMs,
}

/** What the other side asks for is done, within a day. */
const LONGEST_ASKED_MS = dayMs

type Failed = { step: number; at: Instant; retryAfterMs?: number | undefined; random: () => number }

/** When a message is tried again; null when it is given up. Never all at once: those that failed together part. */
export function nextAttemptAt(
  { waitsMs }: Patience,
  { step, at, retryAfterMs = 0, random }: Failed,
): Instant | null {
  const waitMs = waitsMs[step]
  if (waitMs === undefined) return null
  const spread = 0.9 + 0.2 * random()
  return at + Math.round(Math.max(waitMs * spread, Math.min(retryAfterMs, LONGEST_ASKED_MS)))
}

/** Until when an endpoint that has failed so often in a row is left alone. */
export function restingUntil(
  { failuresBeforeRest, restsMs }: Patience,
  { failures, at, retryAfterMs = 0 }: Pick<Failed, 'at' | 'retryAfterMs'> & Pick<Endpoint, 'failures'>,
): Instant | null {
  const nth = Math.min(failures - failuresBeforeRest, restsMs.length - 1)
  const restMs = Math.max(restsMs[nth] ?? 0, Math.min(retryAfterMs, LONGEST_ASKED_MS))
  return restMs > 0 ? at + restMs : null
}
