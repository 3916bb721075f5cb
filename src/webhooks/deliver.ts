import { setTimeout as delay } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { Instant } from '../domain/instant.ts'
import { PING } from './event-types.ts'
import { followFeed } from './follow-feed.ts'
import {
  forgetSettled,
  nextDueAt,
  recordCutShort,
  recordDelivered,
  recordFailed,
  recordFailedTest,
  takeMessage,
  type TakenMessage,
} from './messages.ts'
import { nextAttemptAt, PATIENCE, restingUntil, type Patience } from './patience.ts'
import { send, type Sending, type Sent } from './send.ts'

export type DeliveringDeps = Sending & {
  pool: Pool
  /** Tells operators. */
  alarm: (facts: object, sentence: string) => void
  patience?: Patience
  now?: () => Instant
  random?: () => number
}

/** After so long it returns to its caller, though there may be more to do. */
const SHIFT_MS = 20_000
const LOOKS_EVERY_MS = 250

/**
 * Tells an endpoint what there is to tell and says when there will be something again. Every message has its own
 * attempts, so order is not promised; a message is sent again, under the same id, when its outcome is unknown. Two
 * of these may run beside each other.
 */
export async function deliverToEndpoint(
  deps: DeliveringDeps,
  endpointId: string,
  signal: AbortSignal,
): Promise<{ nextAt?: Instant }> {
  const { pool, patience = PATIENCE, now = Date.now } = deps
  const end = performance.now() + SHIFT_MS
  const isOver = () => signal.aborted || performance.now() > end
  // Where one thing has happened more will follow: it stays for a moment and looks again.
  let staysUntil = 0
  let isMore = true
  while (!isOver()) {
    const { hasMore, hasMoved } = await followFeed(pool, endpointId)
    const gotThrough = await deliverDue(deps, { endpointId, signal, isOver })
    isMore = hasMore || gotThrough
    if (hasMoved || gotThrough) staysUntil = performance.now() + patience.lingerMs
    if (isMore) continue
    if (performance.now() >= staysUntil) break
    await delay(LOOKS_EVERY_MS, undefined, { signal }).catch(() => {})
  }
  await forgetSettled(pool, endpointId, now() - patience.keepMs)
  const nextAt = isMore ? now() : await nextDueAt(pool, endpointId)
  return nextAt === undefined ? {} : { nextAt }
}

type Shift = { endpointId: string; signal: AbortSignal; isOver: () => boolean }

/** Whether anything got through. One goes alone first, and only where it does the others follow. */
async function deliverDue(deps: DeliveringDeps, { endpointId, signal, isOver }: Shift): Promise<boolean> {
  const { patience = PATIENCE } = deps
  if (!(await deliverNext(deps, endpointId, signal))) return false
  const lane = async () => {
    while (!isOver() && (await deliverNext(deps, endpointId, signal)));
  }
  await Promise.all(Array.from({ length: patience.inFlight }, lane))
  return true
}

/** True when a message got through; false when there is none, or it did not. */
async function deliverNext(deps: DeliveringDeps, endpointId: string, signal: AbortSignal): Promise<boolean> {
  const { pool, now = Date.now } = deps
  const message = await takeMessage(pool, endpointId, now())
  if (!message) return false
  const startedAt = performance.now()
  const sent = await send(deps, message, { at: now(), signal })
  const outcome = { ...sent, at: now(), durationMs: Math.round(performance.now() - startedAt) }
  if (sent.ok) await recordDelivered(pool, message, outcome)
  else if (signal.aborted) await recordCutShort(pool, message, outcome)
  else if (message.type === PING) await recordFailedTest(pool, message, outcome)
  else await fail(deps, message, outcome)
  return sent.ok
}

type Failed = Sent & { at: Instant; durationMs: number }

async function fail(deps: DeliveringDeps, message: TakenMessage, outcome: Failed): Promise<void> {
  const { pool, alarm, patience = PATIENCE, random = Math.random } = deps
  const { at, status, retryAfterMs } = outcome
  const { id, step, type, attempt, endpoint } = message
  const verdict = await recordFailed(pool, message, outcome, ({ failures, failingSince }) => {
    const isPast = at - failingSince > patience.disableAfterMs
    return {
      nextAttemptAt: nextAttemptAt(patience, { step, at, retryAfterMs, random }),
      restingUntil: restingUntil(patience, { failures, at, retryAfterMs }),
      ...(status === 410 ? { disable: 'gone' } : isPast && { disable: 'failing' }),
    }
  })
  const facts = { endpoint: endpoint.id, message: id, type, attempt, status }
  if (verdict.isDisabledNow)
    alarm({ ...facts, why: verdict.disable }, 'an endpoint is disabled: nothing gets through to it')
  if (verdict.nextAttemptAt === null) alarm(facts, 'a message to an endpoint is given up')
}
