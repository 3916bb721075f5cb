import { Client } from '@temporalio/client'
import { loadClientConnectConfig } from '@temporalio/envconfig'
import { NativeConnection, Runtime, Worker, type WorkerOptions } from '@temporalio/worker'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Pool } from 'pg'
import { pino, type Logger } from 'pino'
import { createActivities } from './src/activities/activities.ts'
import { createCanaryActivities } from './src/activities/canary.ts'
import { createMergingActivities } from './src/activities/merging.ts'
import { createProofActivities } from './src/activities/proof.ts'
import { forgetRunsWith } from './src/activities/forget-runs.ts'
import { createReportActivities } from './src/activities/reports.ts'
import { createReassignmentActivities } from './src/activities/reassignment.ts'
import { createReconciliationActivities } from './src/activities/reconciliation.ts'
import { createRetentionActivities } from './src/activities/retention.ts'
import { createRoutingActivities } from './src/activities/routing.ts'
import { postSettingsOf, startCouriers, type PostSettings } from './src/cli/couriers.ts'
import { loadCalendars } from './src/calendars/calendars.ts'
import { temporalLogger } from './src/cli/temporal-logger.ts'
import { ConfigFault, loadConfig } from './src/config.ts'
import { createLogAnnouncer } from './src/notify/report-announcer.ts'
import { loadPolicies, pinned } from './src/policies/policies.ts'
import { loadRootCauses } from './src/policies/root-causes.ts'
import { GRACE_MS } from './src/reconciliation/checks.ts'
import { createPatientPool, createPool, createReportPool } from './src/register/pool.ts'
import { createRegister } from './src/register/register.ts'
import { titlesOf } from './src/reports/gather-report.ts'
import { createReports } from './src/reports/reports.ts'
import { ensureSchedules } from './src/schedules/schedules.ts'
import { workflowBundle } from './src/workflow-bundle.ts'
import { TASK_QUEUE, type Activities } from './src/workflows/messages.ts'

export type WorkerSettings = {
  connection: NativeConnection
  namespace: string
  databaseUrl: string
  logger: Logger
  post: PostSettings
  maxCachedWorkflows?: number
}

/**
 * A task's clock stands at its start, and a timer counts from its end: tasks that wait inside the worker set their
 * deadlines late. They wait with the server instead; workflows run on one thread anyway.
 */
const TASKS_AT_ONCE = 12

/** The worker's options but for the port it works on, the same in production, `npm start` and tests. */
export function workerOptions(activities: Activities): Omit<WorkerOptions, 'connection' | 'namespace'> {
  return {
    taskQueue: TASK_QUEUE,
    activities,
    maxConcurrentWorkflowTaskExecutions: TASKS_AT_ONCE,
    shutdownGraceTime: '10s',
    shutdownForceTime: '30s',
  }
}

/** Composition root of the worker: pool → register → activities → worker, and beside it the couriers of notices. */
export async function runWorker(settings: WorkerSettings): Promise<{ run: Promise<void>; shutdown(): void }> {
  const { connection, namespace, databaseUrl, logger, post, maxCachedWorkflows } = settings
  const pool = createPool(databaseUrl)
  const patientPool = createPatientPool(databaseUrl)
  const reportPool = createReportPool(databaseUrl)
  const client = new Client({ connection, namespace })
  const activities = everyActivity({ pool, patientPool, reportPool, client, logger })
  const worker = await Worker.create({
    ...workerOptions(activities),
    connection,
    namespace,
    workflowBundle: await workflowBundle(),
    ...(maxCachedWorkflows !== undefined && { maxCachedWorkflows }),
  })
  await ensureSchedules(client)
  const couriers = await startCouriers({ connection, namespace, databaseUrl, client, logger, post })
  const shutdown = () => {
    couriers.shutdown()
    if (worker.getState() === 'RUNNING') worker.shutdown()
  }
  // Whichever ends, by a fault or told to, the other ends too.
  const together = <T>(run: Promise<T>) => run.finally(shutdown)
  const run = async () => {
    const ended = await Promise.allSettled([together(worker.run()), together(couriers.run)])
    await pool.end()
    await patientPool.end()
    await reportPool.end()
    for (const one of ended) if (one.status === 'rejected') throw one.reason
  }
  return { run: run(), shutdown }
}

type Ports = { pool: Pool; patientPool: Pool; reportPool: Pool; client: Client; logger: Logger }

/** The complaint's own activity, and those of what the system does at set times. */
const everyActivity = ({ pool, patientPool, reportPool, client, logger }: Ports) => ({
  ...createActivities({ register: createRegister(pool), patient: createRegister(patientPool) }),
  ...createProofActivities({ pool: reportPool }),
  ...createRetentionActivities({ pool, forget: forgetRunsWith(client) }),
  ...createReassignmentActivities({ pool: reportPool, client }),
  ...createMergingActivities({ client }),
  ...createRoutingActivities({ pool: reportPool, client }),
  ...createReconciliationActivities({
    ...{ pool: reportPool, client, graceMs: GRACE_MS },
    alarm: (facts, sentence) => logger.error(facts, sentence),
  }),
  ...createCanaryActivities({
    ...{ pool, client },
    rules: canaryRules,
    alarm: (facts, sentence) => logger.error(facts, sentence),
  }),
  ...createReportActivities({
    reports: createReports(reportPool, titlesOf(loadRootCauses(loadConfig().policyDir))),
    announcer: createLogAnnouncer(logger),
  }),
})

/** A policy in a folder of its own: nobody can choose it. */
function canaryRules() {
  const { policyDir, calendarDir } = loadConfig()
  const policy = loadPolicies(path.join(policyDir, 'canary')).get('canary')
  const calendar = loadCalendars(calendarDir).get('cn')
  if (!policy || !calendar) throw new Error('The policy or the calendar of canaries is not there.')
  return { policy: pinned(policy), calendar }
}

/** The worker as a process of its own: everything it needs is named by the environment. */
async function main(): Promise<void> {
  const config = loadConfig()
  const { databaseUrl, temporalAddress, temporalNamespace, maxCachedWorkflows, logLevel } = config
  const { workerMetricsAddress: bindAddress } = config
  if (databaseUrl === undefined)
    throw new ConfigFault('DATABASE_URL is not set: the worker needs the register.')
  if (temporalAddress === undefined) throw new ConfigFault('TEMPORAL_ADDRESS is not set.')
  const logger = pino({ level: logLevel })
  // At SIGTERM or SIGINT the SDK lets the worker finish what it has begun, and `run` ends.
  Runtime.install({
    logger: temporalLogger(logger),
    ...(bindAddress && { telemetryOptions: { metrics: { prometheus: { bindAddress } } } }),
  })
  const { connectionOptions, namespace = temporalNamespace } = loadClientConnectConfig()
  const connection = await NativeConnection.connect(connectionOptions)
  const settings = { connection, namespace, databaseUrl, logger, post: postSettingsOf(config) }
  const { run, shutdown } = await runWorker({
    ...settings,
    ...(maxCachedWorkflows !== undefined && { maxCachedWorkflows }),
  })
  // The SDK knows of nothing to stop but workers: couriers would stay for more to do.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, shutdown)
  logger.info({ namespace }, 'the worker works')
  await run
  await connection.close()
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  await main().catch((error: Error) => {
    console.error(error instanceof ConfigFault ? error.message : error)
    process.exitCode = error instanceof ConfigFault ? 2 : 1
  })
