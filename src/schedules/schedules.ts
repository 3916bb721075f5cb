import {
  ScheduleAlreadyRunning,
  ScheduleOverlapPolicy,
  type Client,
  type ScheduleSpec,
} from '@temporalio/client'
import { TASK_QUEUE } from '../workflows/messages.ts'
import { ANCHOR_WORKFLOW } from '../workflows/messages/proof.ts'
import { PURGE_WORKFLOW } from '../workflows/messages/retention.ts'

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
    id: 'anchor-proof',
    workflow: ANCHOR_WORKFLOW,
    spec: { calendars: [{ hour: 0, minute: 30 }], timezone: 'UTC' },
    note: "Anchors yesterday's heads of all journals in a daily root.",
  },
  {
    id: 'purge',
    workflow: PURGE_WORKFLOW,
    spec: { calendars: [{ hour: 3, minute: 40 }], timezone: 'Asia/Shanghai' },
    note: 'Erases the complaints whose keeping period is over.',
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
