import { ApplicationFailure, Context } from '@temporalio/activity'
import {
  PERIOD_NOT_OVER,
  type ReportActivities,
  type ReportOrder,
  type ReportRequest,
} from '../workflows/messages/reports.ts'

type Ports = {
  reports: {
    issue(order: ReportOrder, asked: Pick<ReportRequest, 'cutOffAt' | 'key'>): Promise<{ id: string }>
    isUnannounced(id: string): Promise<boolean>
    recordAnnounced(id: string, transport: string): Promise<void>
  }
  announcer: { name: string; announce(id: string): Promise<void> }
}

/** Reports to management: frozen once, told of until somebody has taken the message. */
export function createReportActivities({ reports, announcer }: Ports): ReportActivities {
  return {
    async freezeReport({ cutOffAt, key, ...order }: ReportRequest): Promise<{ id: string }> {
      try {
        const { id } = await alive(reports.issue(order, { cutOffAt, key }))
        return { id }
      } catch (error) {
        if (error instanceof Error && error.name === PERIOD_NOT_OVER)
          throw ApplicationFailure.nonRetryable(error.message, PERIOD_NOT_OVER)
        throw error
      }
    },
    async announceReport(id: string): Promise<void> {
      if (!(await reports.isUnannounced(id))) return
      await alive(announcer.announce(id))
      await reports.recordAnnounced(id, announcer.name)
    },
  }
}

const PULSE_MS = 3_000

/** Says now and then that the work goes on: when its worker dies, another takes it up within seconds. */
async function alive<T>(work: Promise<T>): Promise<T> {
  const context = Context.current()
  const pulse = setInterval(() => context.heartbeat(), PULSE_MS)
  try {
    return await work
  } finally {
    clearInterval(pulse)
  }
}
