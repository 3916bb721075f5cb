import { z } from 'zod'
import type { Route } from '../route.ts'

const Instant = z.iso.datetime()

const LastRunView = z
  .strictObject({
    at: Instant,
    workflowId: z.string(),
    runId: z.string(),
    status: z
      .enum(['running', 'completed', 'failed', 'cancelled', 'terminated', 'timedOut'])
      .nullable()
      .meta({ description: 'Null where Temporal has forgotten the run.' }),
  })
  .meta({ id: 'ScheduledRun' })

const ScheduleView = z
  .strictObject({
    id: z.string(),
    note: z.string().nullable(),
    isPaused: z.boolean(),
    last: LastRunView.nullable(),
    nextAt: Instant.nullable(),
  })
  .meta({ id: 'Schedule' })

const VersionsView = z
  .strictObject({
    product: z.string(),
    node: z.string(),
    temporal: z.string().nullable(),
    postgres: z.string().nullable(),
    workers: z
      .array(z.strictObject({ identity: z.string(), seenAt: Instant }))
      .nullable()
      .meta({ description: 'Who has asked Temporal for work of complaints within the last minutes.' }),
  })
  .meta({ id: 'Versions', description: 'Null is what could not be asked just now.' })

/** What the system does by itself, and what it is made of: for whoever runs it. */
export const systemRoutes = {
  listSchedules: {
    method: 'get',
    path: '/v1/schedules',
    summary: 'What the system does by itself at set times, and how the last run went',
    description: 'From Temporal, in whose UI schedules are paused, moved and triggered.',
    tag: 'Register',
    status: 200,
    answer: z.strictObject({ data: z.array(ScheduleView) }),
    may: 'readMetrics',
  },
  getVersions: {
    method: 'get',
    path: '/v1/versions',
    summary: 'Which versions run here, and which workers',
    tag: 'Register',
    status: 200,
    answer: VersionsView,
    may: 'readMetrics',
  },
} as const satisfies Record<string, Route>
