import { WorkflowNotFoundError, type Client } from '@temporalio/client'
import type { Instant } from '../domain/instant.ts'
import { within } from '../within.ts'
import { workflowIdOf } from '../workflows/messages/complaint.ts'

/** How a run ends by itself: its complaint has been archived, and the register has all of it. */
export const ARCHIVED = 'completed'

/** How a complaint's run stands, as Temporal tells it. */
export type Look =
  | { run: 'absent' }
  | { run: 'ended'; how: string; runId: string }
  | {
      run: 'running'
      runId: string
      startedAt: Instant
      /** It waits for the register: how often the commit has been tried, and what went wrong. */
      journal?: { attempt: number; failure: string }
      /** Its task fails: how often it has been tried. */
      taskAttempts: number
      /** It began as an import in pieces. */
      inPieces?: true
    }

const DEADLINE_MS = 5_000
const ENDED = new Set(['COMPLETED', 'FAILED', 'CANCELLED', 'TERMINATED', 'TIMED_OUT'])

/** Asks Temporal itself, not its lists, which lag behind. */
export async function lookAt(client: Client, complaintId: string): Promise<Look> {
  try {
    const handle = client.workflow.getHandle(workflowIdOf(complaintId))
    const { status, runId, startTime, raw, memo } = await client.withDeadline(Date.now() + DEADLINE_MS, () =>
      handle.describe(),
    )
    if (ENDED.has(status.name)) return { run: 'ended', how: status.name.toLowerCase(), runId }
    const journal = raw.pendingActivities?.find(({ attempt, lastFailure }) => lastFailure && attempt! > 1)
    return {
      run: 'running',
      runId,
      startedAt: startTime.getTime(),
      ...(journal && {
        journal: { attempt: journal.attempt!, failure: withoutQuotes(journal.lastFailure?.message) },
      }),
      taskAttempts: raw.pendingWorkflowTask?.attempt ?? 0,
      ...(memo?.['inPieces'] === true && { inPieces: true }),
    }
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { run: 'absent' }
    throw error
  }
}

/** Why the workflow's tasks fail, as its history has it. */
export async function taskFailure(client: Client, complaintId: string): Promise<string> {
  const { history } = await client.withDeadline(Date.now() + DEADLINE_MS, () =>
    client.workflowService.getWorkflowExecutionHistoryReverse({
      namespace: client.options.namespace,
      execution: { workflowId: workflowIdOf(complaintId) },
      maximumPageSize: 20,
    }),
  )
  const failed = history?.events?.find(({ workflowTaskFailedEventAttributes: attributes }) => attributes)
  return withoutQuotes(failed?.workflowTaskFailedEventAttributes?.failure?.message)
}

/** What a worker answers in time; nothing where none does. A native connection tries on beyond its deadline. */
export async function answerWithin<T>(
  client: Client,
  withinMs: number,
  ask: () => Promise<T>,
): Promise<T | undefined> {
  return within(
    withinMs,
    client.withDeadline(Date.now() + withinMs, ask).catch(() => undefined),
  )
}

const LONG_ENOUGH = 160

/** The sentence of a failure. What it quotes may be a person's words. */
const withoutQuotes = (message: string | null | undefined): string =>
  (message ?? 'unknown').replaceAll(/(["'`“]).*?(["'`”]|$)/g, '…').slice(0, LONG_ENOUGH)
