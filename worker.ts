import { Client, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client'
import { Worker, type NativeConnection, type WorkerOptions } from '@temporalio/worker'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { createActivities } from './src/activities/activities.ts'
import { startDispatcher } from './src/notify/dispatcher.ts'
import { createLogTransport } from './src/notify/log-transport.ts'
import { createPool } from './src/register/pool.ts'
import { createRegister } from './src/register/register.ts'
import type { SentNotice } from './src/notify/transport.ts'
import {
  TASK_QUEUE,
  workflowIdOf,
  type Activities,
  type Answer,
  type Request,
} from './src/workflows/messages.ts'

export type WorkerSettings = {
  connection: NativeConnection
  namespace: string
  databaseUrl: string
  logger: Logger
  maxCachedWorkflows?: number
}

export const WORKFLOWS_PATH = fileURLToPath(new URL('./src/workflows/index.ts', import.meta.url))

/** A dead worker's complaints are picked up by another within this time: their tasks wait in its own queue first. */
const STICKY_TIMEOUT = '1s'

/** The worker's options but for the port it works on, the same in production, `npm start` and tests. */
export function workerOptions(activities: Activities): Omit<WorkerOptions, 'connection' | 'namespace'> {
  return {
    taskQueue: TASK_QUEUE,
    activities,
    stickyQueueScheduleToStartTimeout: STICKY_TIMEOUT,
    shutdownGraceTime: '10s',
    shutdownForceTime: '30s',
  }
}

/** Composition root of the worker: pool → register → activities → worker, and beside it the dispatcher of notices. */
export async function runWorker(settings: WorkerSettings): Promise<{ run: Promise<void>; shutdown(): void }> {
  const { connection, namespace, databaseUrl, logger, maxCachedWorkflows } = settings
  const pool = createPool(databaseUrl)
  const worker = await Worker.create({
    ...workerOptions(createActivities({ register: createRegister(pool) })),
    connection,
    namespace,
    workflowsPath: WORKFLOWS_PATH,
    ...(maxCachedWorkflows !== undefined && { maxCachedWorkflows }),
  })
  const client = new Client({ connection, namespace })
  const dispatcher = startDispatcher({
    pool,
    transport: createLogTransport(logger),
    confirm: (notice) => confirmNotice(client, notice),
  })
  const run = async () => {
    try {
      await worker.run()
    } finally {
      await dispatcher.stop()
      await pool.end()
    }
  }
  return { run: run(), shutdown: () => worker.shutdown() }
}

/** Tells a complaint that a notice it waits for has gone out; one that has ended, or refuses, needs no telling. */
async function confirmNotice(client: Client, { complaintId, key, sentAt }: SentNotice): Promise<void> {
  const request: Request = {
    commands: [{ type: 'confirmNotice', key, sentAt }],
    by: { id: 'dispatcher', role: 'system' },
    digest: key,
  }
  try {
    const handle = client.workflow.getHandle(workflowIdOf(complaintId))
    await handle.executeUpdate<Answer, [Request]>('confirmNotice', {
      args: [request],
      updateId: `notice/${key}`,
    })
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError || error instanceof WorkflowUpdateFailedError)) throw error
  }
}
