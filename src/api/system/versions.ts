import { versions } from 'node:process'
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import { TASK_QUEUE } from '../../workflows/messages/complaint.ts'
import { within } from '../../within.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import type { Call, Reply } from '../route.ts'
import { withTimesAsText } from '../outside.ts'

/** Who runs the system asks most when something is away: what does not answer by then is left out. */
const ASKED_MS = 2_000
/** Of Temporal: a queue of workflows. */
const WORKFLOW_QUEUE = 1

export async function getVersions(
  { client, slow, version }: Deps,
  _: Call<Contract['getVersions']>,
): Promise<Reply> {
  const until = Date.now() + ASKED_MS
  const [temporal, postgres, workers] = await Promise.all([
    orNull(client.withDeadline(until, () => serverOf(client))),
    orNull(databaseOf(slow)),
    orNull(client.withDeadline(until, () => workersOf(client))),
  ])
  return { body: withTimesAsText({ product: version, node: versions.node, temporal, postgres, workers }) }
}

const orNull = async <T>(asked: Promise<T>): Promise<T | null> =>
  (await within(
    ASKED_MS,
    asked.catch(() => null),
  )) ?? null

const serverOf = async (client: Client) =>
  (await client.workflowService.getSystemInfo({})).serverVersion ?? null

async function databaseOf(pool: Pool): Promise<string | null> {
  const { rows } = await pool.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  )
  return rows[0]?.version ?? null
}

async function workersOf(client: Client) {
  const { pollers } = await client.workflowService.describeTaskQueue({
    namespace: client.options.namespace,
    taskQueue: { name: TASK_QUEUE },
    taskQueueType: WORKFLOW_QUEUE,
  })
  return (pollers ?? []).map(({ identity, lastAccessTime }) => ({
    identity: identity ?? '',
    seenAt: Number(lastAccessTime?.seconds ?? 0) * 1_000,
  }))
}
