import { setTimeout as delay } from 'node:timers/promises'
import type { Pool } from 'pg'
import {
  postpone,
  recordConfirmed,
  recordFailedDelivery,
  recordSent,
  takeNotices,
  type TakenNotice,
} from './outbox.ts'
import { groupCommit } from './group-commit.ts'
import type { OutgoingNotice, SentNotice } from './outgoing-notice.ts'
import type { Transport } from './transport.ts'

export type DispatcherOptions = {
  /** Made by createPool: instants come out of it as numbers. */
  pool: Pool
  transport: Transport
  /** Tells the complaint that a notice it waits for has gone out. Called until it does not throw. */
  confirm: (sent: SentNotice) => Promise<void>
  pollMs?: number
  batchSize?: number
  /** The wait after a first failure. */
  retryMs?: number
  /** How long a send or a confirmation may take. */
  timeoutMs?: number
  onError?: (error: unknown) => void
}
/** What has gone out is recorded together with what goes out beside it. */
const RECORDED_WITHIN_MS = 5

export type Dispatcher = { stop(): Promise<void> }

/**
 * Delivers the notices of the outbox, each at least once: what was sent but could not be recorded is sent again.
 * Any number of dispatchers may run beside each other.
 */
export function startDispatcher(options: DispatcherOptions): Dispatcher {
  const { pollMs = 500, batchSize = 20, onError = () => {} } = options
  const stopping = new AbortController()
  const record = recorder(options)
  const run = async () => {
    while (!stopping.signal.aborted) {
      const taken = await dispatchBatch(options, record, batchSize).catch((error: unknown) => {
        onError(error)
        return 0
      })
      if (taken < batchSize) await delay(pollMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  const running = run()
  return {
    /** Ends when what is on its way has been recorded. */
    stop() {
      stopping.abort()
      return running
    },
  }
}

/** Records that a notice has gone out; returns it if it has to be confirmed. */
type RecordSent = (notice: OutgoingNotice) => Promise<SentNotice | undefined>

function recorder({ pool, transport }: DispatcherOptions): RecordSent {
  return groupCommit(async (notices: readonly OutgoingNotice[]) => {
    const unconfirmed = await recordSent(pool, notices, transport.name)
    return ({ complaintId, key }) =>
      unconfirmed.find((sent) => sent.complaintId === complaintId && sent.key === key)
  }, RECORDED_WITHIN_MS)
}

async function dispatchBatch(
  options: DispatcherOptions,
  record: RecordSent,
  batchSize: number,
): Promise<number> {
  const { pool, timeoutMs = 20_000, onError = () => {} } = options
  // Long enough for a send, a confirmation and what is recorded of them, all as slow as they may be.
  const taken = await takeNotices(pool, batchSize, 3 * timeoutMs)
  const handled = await Promise.allSettled(taken.map((notice) => handle(notice, record, options)))
  for (const result of handled) if (result.status === 'rejected') onError(result.reason)
  return taken.length
}

/** Throws only if the outbox cannot be written: then the lease ends by itself and the notice comes again. */
async function handle(
  { notice, sent }: TakenNotice,
  record: RecordSent,
  options: DispatcherOptions,
): Promise<void> {
  const { pool, transport, confirm, retryMs = 1_000, timeoutMs = 20_000 } = options
  let unconfirmed = sent
  if (!sent) {
    const error = await failureOf(() => transport.send(notice), timeoutMs)
    if (error !== undefined) {
      await recordFailedDelivery(pool, notice, { transport: transport.name, error, retryMs })
      return
    }
    unconfirmed = await record(notice)
  }
  if (!unconfirmed) return
  const toConfirm = unconfirmed
  const error = await failureOf(() => confirm(toConfirm), timeoutMs)
  if (error === undefined) await recordConfirmed(pool, notice)
  else await postpone(pool, notice, { error, retryMs })
}

async function failureOf(attempt: () => Promise<void>, timeoutMs: number): Promise<string | undefined> {
  const timer = new AbortController()
  const late = delay(timeoutMs, `It took longer than ${timeoutMs} ms.`, { signal: timer.signal })
  try {
    return await Promise.race([attempt().then(() => undefined), late])
  } catch (error) {
    return String(error).slice(0, 1_000)
  } finally {
    timer.abort()
    late.catch(() => {})
  }
}
