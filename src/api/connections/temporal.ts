import { WorkflowNotFoundError, type Client } from '@temporalio/client'
import { setTimeout as delay } from 'node:timers/promises'
import { within } from '../../within.ts'
import { Problem } from '../problems/problem.ts'

/** How long a request waits for Temporal before its outcome counts as unknown. */
const DEADLINE_MS = 10_000
/** A call that has taken so long is watched: does the server still answer? */
const PATIENCE_MS = 1_500
const PROBE_MS = 1_000

/** The answer did not come in time: the request may have been carried out, or may yet be. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown'
}

/** The answer to a question; without one in time, Temporal is unavailable. */
export async function queryTemporal<T>(client: Client, call: () => Promise<T>): Promise<T> {
  return answerInTime(client, call, new Problem('temporalUnavailable'))
}

type Reached = { client: Client; isTemporalGone(): Promise<boolean> }

/**
 * A call that changes something. It is not taken back when its caller has gone, and clients try it again by
 * themselves: without an answer its outcome is unknown, and unavailable is said only before anything was sent.
 */
export async function commandTemporal<T>(
  { client, isTemporalGone }: Reached,
  call: () => Promise<T>,
): Promise<T> {
  if (await isTemporalGone()) throw new Problem('temporalUnavailable')
  return answerInTime(client, call, new OutcomeUnknown())
}

async function answerInTime<T>(client: Client, call: () => Promise<T>, unanswered: Error): Promise<T> {
  const ended = new AbortController()
  const asked = client.withDeadline(Date.now() + DEADLINE_MS, call)
  // When the watch ends the race, the call goes on without a caller.
  asked.catch(() => {})
  try {
    return await Promise.race([asked, watch(client, ended.signal, unanswered)])
  } catch (error) {
    throw await translated(client, error, unanswered)
  } finally {
    ended.abort()
  }
}

/** A native connection goes on trying beyond its deadline, so the time is also taken here. */
async function watch(client: Client, signal: AbortSignal, unanswered: Error): Promise<never> {
  const until = Date.now() + DEADLINE_MS
  while (Date.now() < until) {
    await delay(PATIENCE_MS, undefined, { signal })
    if (!(await isReachable(client))) throw unanswered
  }
  throw new OutcomeUnknown()
}

/** Whether Temporal answers the simplest question. */
export async function isReachable(client: Client): Promise<boolean> {
  const { namespace } = client.options
  const asked = client.withDeadline(Date.now() + PROBE_MS, () =>
    client.workflowService.describeNamespace({ namespace }),
  )
  const answered = asked.then(
    () => true,
    () => false,
  )
  return (await within(PROBE_MS, answered)) ?? false
}

const GRPC = {
  cancelled: 1,
  deadlineExceeded: 4,
  resourceExhausted: 8,
  failedPrecondition: 9,
  unavailable: 14,
}

async function translated(client: Client, error: unknown, unanswered: Error): Promise<unknown> {
  if (error instanceof Problem || error instanceof OutcomeUnknown) return error
  if (error instanceof WorkflowNotFoundError) return error
  const code = codeOf(error)
  const isTooLate =
    (error as Error).name === 'WorkflowUpdateRPCTimeoutOrCancelledError' ||
    code === GRPC.cancelled ||
    code === GRPC.deadlineExceeded
  if (isTooLate) return (await isReachable(client)) ? new OutcomeUnknown() : unanswered
  // The connection may have ended after the request had arrived.
  if (code === GRPC.unavailable) return unanswered
  // A failed precondition: the workflow's code is at fault and its task is retried until a release mends it.
  const isRefused = code === GRPC.resourceExhausted || code === GRPC.failedPrecondition
  return isRefused ? new Problem('temporalUnavailable') : error
}

/** The gRPC status at the root of an error. */
function codeOf(error: unknown): number | undefined {
  for (let one = error; one instanceof Error; one = one.cause)
    if ('code' in one && typeof one.code === 'number') return one.code
  return undefined
}
