import type { Client } from '@temporalio/client'
import { utc, type Instant } from '../domain/instant.ts'
import { WORKFLOW_TYPE, workflowIdOf } from '../workflows/messages/complaint.ts'

const RUNNING = `WorkflowType = '${WORKFLOW_TYPE}' and ExecutionStatus = 'Running'`
const UNARCHIVED = `WorkflowType = '${WORKFLOW_TYPE}' and ExecutionStatus != 'Completed' and ExecutionStatus != 'ContinuedAsNew'`
const DEADLINE_MS = 15_000
const PREFIX = workflowIdOf('')

type Page = { ids: string[]; next: string }

/**
 * A page of the complaints that Temporal lists, begun before an instant: those that run, and those whose run ended
 * otherwise than by archiving, set back ones among them.
 */
export function startedPage(client: Client, before: Instant, token: string, pageSize: number): Promise<Page> {
  const query = `${UNARCHIVED} and StartTime < '${utc(before)}'`
  return list(client, query, { token, pageSize })
}

/** Which of these Temporal lists as running. Its lists lag behind: that one is not there proves nothing. */
export async function runningOf(client: Client, ids: readonly string[]): Promise<Set<string>> {
  const names = ids.map((id) => `'${workflowIdOf(id).replaceAll("'", "''")}'`)
  const query = `${RUNNING} and WorkflowId in (${names.join(', ')})`
  return new Set((await list(client, query, { token: '', pageSize: ids.length })).ids)
}

async function list(
  client: Client,
  query: string,
  { token, pageSize }: { token: string; pageSize: number },
): Promise<Page> {
  const { executions, nextPageToken } = await client.withDeadline(Date.now() + DEADLINE_MS, () =>
    client.workflowService.listWorkflowExecutions({
      namespace: client.options.namespace,
      query,
      pageSize,
      nextPageToken: Buffer.from(token, 'base64'),
    }),
  )
  const ids = executions.map(({ execution }) => execution?.workflowId?.slice(PREFIX.length) ?? '')
  return { ids: [...new Set(ids)], next: Buffer.from(nextPageToken ?? []).toString('base64') }
}
