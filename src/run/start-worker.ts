import { Client } from '@temporalio/client'
import {
  NativeConnection,
  Worker,
  type NativeConnectionOptions,
  type WorkerOptions,
} from '@temporalio/worker'
import path from 'node:path'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { createActionActivities } from '../activities/actions.ts'
import { createAdoptionActivities } from '../activities/adoption.ts'
import { createCalendarAdoptionActivities } from '../activities/calendar-adoption.ts'
import { createIncidentActivities } from '../activities/incidents.ts'
import { createActivities } from '../activities/activities.ts'
import { createCanaryActivities, type CanaryRules } from '../activities/canary.ts'
import { createMergingActivities } from '../activities/merging.ts'
import { createProofActivities } from '../activities/proof.ts'
import { forgetRunsWith } from '../activities/forget-runs.ts'
import { createReadingActivities } from '../activities/reading/learn-reading.ts'
import { createReportActivities } from '../activities/reports.ts'
import { createReassignmentActivities } from '../activities/reassignment.ts'
import { createReconciliationActivities } from '../activities/reconciliation.ts'
import { createRetentionActivities } from '../activities/retention.ts'
import { createRoutingActivities } from '../activities/routing.ts'
import { postSettingsOf, startCouriers, type PostSettings } from './couriers.ts'
import { loadCalendars } from '../rules/calendars.ts'
import { keepingTo } from '../rules/delivery-settings.ts'
import type { Calendars } from '../rules/loaded-years.ts'
import { allAtOnce, FileFault } from '../files/fault.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { evidenceFor } from '../evidence/evidence-for.ts'
import type { Config } from '../config/config.ts'
import type { Names } from '../domain/names.ts'
import { categoryKeywords, categoryNames, loadCategoryLists } from '../rules/categories.ts'
import type { Keywords } from '../reading/features.ts'
import { NO_NAMES } from '../words/vocabulary.ts'
import { reportAnnouncerFor } from './reports/announcer.ts'
import { HOME_CALENDAR, loadPolicies, pinned } from '../rules/policies.ts'
import { causesByCode, loadRootCauses, type RootCauses } from '../rules/root-causes.ts'
import { GRACE_MS } from '../reconciliation/checks.ts'
import { createPatientPool, createPool, createSlowPool } from '../register/pool.ts'
import { createRegister } from '../register/register.ts'
import { createReports } from '../reports/reports.ts'
import { calendarsInForce } from './calendars/in-force.ts'
import { ensureSchedules } from './schedules.ts'
import { workflowBundle } from './workflow-bundle.ts'
import { TASK_QUEUE, type Activities } from '../workflows/messages/complaint.ts'

export type WorkerSettings = {
  connection: NativeConnection
  namespace: string
  databaseUrl: string
  logger: Logger
  post: PostSettings
  /** What root causes are called in reports. */
  causes: RootCauses
  canaryRules: CanaryRules
  /** What categories and clocks are called in reports. */
  names: Omit<Names, 'people' | 'departments'>
  /** What speaks for categories, beside what is learned. */
  keywords?: Keywords
  /** Where management reads them, where that is known. */
  reportsUrl?: string
  /** As their files are. */
  calendars: Calendars
  /** Files that prove something; none are kept if left out. */
  evidence?: Evidence | undefined
  /** Where the workflows' code is kept. */
  cacheDir: string
  maxCachedWorkflows?: number
  fullStacks?: boolean
}

/** What the configuration says of it, with the rules that lie where it names. */
export function workerSettingsOf(config: Config) {
  const { categories, ...read } = allAtOnce({
    post: () => postSettingsOf(config),
    causes: () => loadRootCauses(config.policyDir),
    calendars: () => loadCalendars(config.calendarDir),
    categories: () => loadCategoryLists(config.policyDir),
  })
  return {
    ...read,
    names: { ...NO_NAMES, ...read.post.titles, categories: categoryNames(categories) },
    keywords: categoryKeywords(categories),
    ...(config.publicUrl && { reportsUrl: new URL('/console/reports', config.publicUrl).href }),
    canaryRules: () => canaryRulesIn(config),
    cacheDir: config.cacheDir,
    fullStacks: config.fullStacks,
    evidence: evidenceFor(config.evidence),
    ...(config.maxCachedWorkflows !== undefined && { maxCachedWorkflows: config.maxCachedWorkflows }),
  }
}

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:\d+)?$/

/** A worker's connection to Temporal. What does not leave this machine is not compressed: that would only take processor. */
export const connectWorker = (options: NativeConnectionOptions): Promise<NativeConnection> =>
  NativeConnection.connect({
    ...options,
    ...(LOOPBACK.test(options.address ?? '') && { grpcCompression: { codec: 'none' } as const }),
  })

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
  const { connection, namespace, databaseUrl, logger, maxCachedWorkflows } = settings
  const pool = createPool(databaseUrl)
  const patientPool = createPatientPool(databaseUrl)
  const slow = createSlowPool(databaseUrl)
  const client = new Client({ connection, namespace })
  const activities = everyActivity({ ...settings, pool, patientPool, slow, client })
  const worker = await Worker.create({
    ...workerOptions(activities),
    connection,
    namespace,
    workflowBundle: await workflowBundle(settings),
    ...(maxCachedWorkflows !== undefined && { maxCachedWorkflows }),
  })
  await ensureSchedules(client)
  const calendars = await calendarsInForce({ files: settings.calendars, pool, logger })
  const post = { ...settings.post, delivery: keepingTo(calendars, settings.post.delivery) }
  const couriers = await startCouriers({ connection, namespace, databaseUrl, client, logger, post })
  const shutdown = () => {
    couriers.shutdown()
    if (worker.getState() === 'RUNNING') worker.shutdown()
  }
  // Whichever ends, by a fault or told to, the other ends too.
  const together = <T>(run: Promise<T>) => run.finally(shutdown)
  const run = async () => {
    const ended = await Promise.allSettled([together(worker.run()), together(couriers.run)])
    calendars.stop()
    await pool.end()
    await patientPool.end()
    await slow.end()
    for (const one of ended) if (one.status === 'rejected') throw one.reason
  }
  return { run: run(), shutdown }
}

type Ports = Pick<
  WorkerSettings,
  'logger' | 'post' | 'names' | 'reportsUrl' | 'causes' | 'canaryRules' | 'evidence' | 'keywords'
> & {
  pool: Pool
  patientPool: Pool
  slow: Pool
  client: Client
}

/** The complaint's own activity, and those of what the system does at set times. */
const everyActivity = ({ pool, patientPool, slow, client, ...settings }: Ports) => ({
  ...createActivities({ register: createRegister(pool), patient: createRegister(patientPool) }),
  ...createProofActivities({ pool: slow }),
  ...createRetentionActivities({
    ...{ pool, forget: forgetRunsWith(client) },
    tidyEvidence: async () => settings.evidence?.tidy(pool, Date.now()),
  }),
  ...createReassignmentActivities({ pool, slow, client }),
  ...createAdoptionActivities({ pool, slow, client }),
  ...createCalendarAdoptionActivities({ pool, slow, client }),
  ...createIncidentActivities({ pool, slow, client }),
  ...createMergingActivities({ client }),
  ...createRoutingActivities({ pool, slow, client }),
  ...createActionActivities({
    pool,
    alarm: (facts, sentence) => settings.logger.warn(facts, sentence),
  }),
  ...createReconciliationActivities({
    ...{ pool: slow, client, graceMs: GRACE_MS, files: settings.evidence?.store },
    alarm: (facts, sentence) => settings.logger.error(facts, sentence),
  }),
  ...createCanaryActivities({
    ...{ pool, client },
    rules: settings.canaryRules,
    alarm: (facts, sentence) => settings.logger.error(facts, sentence),
  }),
  ...createReadingActivities({ pool: slow, keywords: settings.keywords ?? {} }),
  ...createReportActivities({
    reports: createReports(slow, causesByCode(settings.causes)),
    announcer: reportAnnouncerFor(settings, slow),
  }),
})

/** A policy in a folder of its own: it cannot be chosen. */
export function canaryRulesIn({ policyDir, calendarDir }: Config) {
  const folder = path.join(policyDir, 'canary')
  const policy = loadPolicies(folder).get('canary')
  if (!policy) throw new FileFault([{ says: `There is no policy canary in ${folder}.` }])
  const calendar = loadCalendars(calendarDir).get(HOME_CALENDAR)
  if (!calendar) throw new FileFault([{ says: `There is no calendar ${HOME_CALENDAR} in ${calendarDir}.` }])
  return { policy: pinned(policy), calendar }
}
