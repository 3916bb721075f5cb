import {
  ScheduleNotFoundError,
  WorkflowNotFoundError,
  type Client,
  type ScheduleExecutionResult,
  type WorkflowExecutionStatusName,
} from '@temporalio/client'
import { utc } from '../../domain/instant.ts'
import { queryTemporal } from '../connections/temporal.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import type { Call, Reply } from '../route.ts'

/** So many are told at most: the system has a handful, and a namespace may have others. */
const AT_MOST = 50

const STATUS: Readonly<Partial<Record<WorkflowExecutionStatusName, string>>> = {
  RUNNING: 'running',
  COMPLETED: 'completed',
  FAILED: 'failed',
  CANCELLED: 'cancelled',
  TERMINATED: 'terminated',
  TIMED_OUT: 'timedOut',
}

/** As Temporal tells it, within the time that any question to it is given. */
export async function listSchedules({ client }: Deps, _: Call<Contract['listSchedules']>): Promise<Reply> {
  const data = await queryTemporal(client, async () => {
    const ids = await idsOf(client)
    return (await Promise.all(ids.map((id) => scheduleOf(client, id)))).flatMap((one) => one ?? [])
  })
  return { body: { data } }
}

async function idsOf(client: Client): Promise<string[]> {
  const ids: string[] = []
  for await (const { scheduleId } of client.schedule.list({ pageSize: AT_MOST })) {
    ids.push(scheduleId)
    if (ids.length === AT_MOST) break
  }
  return ids.toSorted()
}

/** Nothing, where it was taken away since it was listed. */
async function scheduleOf(client: Client, id: string) {
  try {
    const { state, info } = await client.schedule.getHandle(id).describe()
    const [nextAt] = info.nextActionTimes
    return {
      id,
      note: state.note ?? null,
      isPaused: state.paused,
      last: await lastOf(client, info.recentActions.at(-1)),
      nextAt: nextAt ? utc(nextAt.getTime()) : null,
    }
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return undefined
    throw error
  }
}

async function lastOf(client: Client, taken: ScheduleExecutionResult | undefined) {
  if (!taken) return null
  const { workflowId, firstExecutionRunId: runId } = taken.action.workflow
  const status = await statusOf(client, workflowId, runId)
  return { at: utc(taken.takenAt.getTime()), workflowId, runId, status }
}

async function statusOf(client: Client, workflowId: string, runId: string): Promise<string | null> {
  try {
    const { status } = await client.workflow.getHandle(workflowId, runId).describe()
    return STATUS[status.name] ?? null
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null
    throw error
  }
}
