import {
  ScheduleAlreadyRunning,
  ScheduleOverlapPolicy,
  type Client,
  type ScheduleSpec,
} from '@temporalio/client'
import { FIRM_ZONE } from '../domain/calendar/zone.ts'
import { TASK_QUEUE } from '../workflows/messages/complaint.ts'
import { REPORT_WORKFLOW, type ReportOrder } from '../workflows/messages/reports.ts'
import { RECONCILE_WORKFLOW } from '../workflows/messages/reconciliation.ts'
import { PURGE_WORKFLOW } from '../workflows/messages/retention.ts'
import { CANARY_WORKFLOW } from '../workflows/messages/canary.ts'
import { ANCHOR_WORKFLOW } from '../workflows/messages/proof.ts'
import { REMIND_OF_ACTIONS_WORKFLOW } from '../workflows/messages/actions.ts'
import { LEARN_READING_WORKFLOW } from '../workflows/messages/reading.ts'
import { ROUTE_WAITING_WORKFLOW } from '../workflows/messages/routing.ts'

/** What the system does by itself at set times. Operators pause, move and trigger it in the Temporal UI. */
export type ScheduleRule = {
  id: string
  workflow: string
  args?: unknown[]
  spec: ScheduleSpec
  note: string
}

export const SCHEDULES: readonly ScheduleRule[] = [
  {
    id: 'reconcile',
    workflow: RECONCILE_WORKFLOW,
    spec: { intervals: [{ every: '15 minutes' }] },
    note: 'Holds the register, the journals and the runs against each other.',
  },
  {
    id: 'route-waiting',
    workflow: ROUTE_WAITING_WORKFLOW,
    spec: { intervals: [{ every: '5 minutes' }] },
    note: 'Routes what is classified and has no owner.',
  },
  {
    id: 'remind-of-actions',
    workflow: REMIND_OF_ACTIONS_WORKFLOW,
    spec: { intervals: [{ every: '1 hour', offset: '23 minutes' }] },
    note: 'Reminds the owners of actions at the due, and weekly after it.',
  },
  {
    id: 'canary',
    workflow: CANARY_WORKFLOW,
    // Not when everything else begins.
    spec: { intervals: [{ every: '1 hour', offset: '7 minutes' }] },
    note: 'Lets a clock lapse to see that clocks lapse.',
  },
  {
    id: 'purge',
    workflow: PURGE_WORKFLOW,
    spec: { calendars: [{ hour: 3, minute: 40 }], timezone: FIRM_ZONE },
    note: 'Erases the complaints whose keeping period is over.',
  },
  {
    id: 'learn-reading',
    workflow: LEARN_READING_WORKFLOW,
    // After the purge: of what was erased nothing is learned.
    spec: { calendars: [{ hour: 4, minute: 40 }], timezone: FIRM_ZONE },
    note: 'Learns the first reading from what people have classified.',
  },
  {
    id: 'anchor-proof',
    workflow: ANCHOR_WORKFLOW,
    spec: { calendars: [{ hour: 0, minute: 30 }], timezone: 'UTC' },
    note: "Anchors yesterday's heads of all journals in a daily root.",
  },
  {
    id: 'report-monthly',
    workflow: REPORT_WORKFLOW,
    args: [{ kind: 'month', zone: FIRM_ZONE, by: 'schedule' } satisfies ReportOrder],
    spec: { calendars: [{ dayOfMonth: 1, hour: 6 }], timezone: FIRM_ZONE },
    note: 'Issues the report on the month before to management.',
  },
  {
    id: 'report-quarterly',
    workflow: REPORT_WORKFLOW,
    args: [{ kind: 'quarter', zone: FIRM_ZONE, by: 'schedule' } satisfies ReportOrder],
    spec: {
      calendars: [{ month: ['JANUARY', 'APRIL', 'JULY', 'OCTOBER'], dayOfMonth: 1, hour: 6 }],
      timezone: FIRM_ZONE,
    },
    note: 'Issues the report on the quarter before to management.',
  },
]

/** Creates the schedules that do not exist yet. One that exists stays as its operators have set it. */
export async function ensureSchedules(client: Client, rules = SCHEDULES): Promise<void> {
  for (const { id, workflow, args = [], spec, note } of rules) {
    try {
      await client.schedule.create({
        scheduleId: id,
        spec,
        action: {
          type: 'startWorkflow',
          workflowType: workflow,
          args,
          taskQueue: TASK_QUEUE,
          workflowId: id,
        },
        policies: { overlap: ScheduleOverlapPolicy.BUFFER_ONE, catchupWindow: '7 days' },
        state: { note },
      })
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error
    }
  }
}
