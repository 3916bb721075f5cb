import { ApplicationFailure } from '@temporalio/activity'
import {
  PERIOD_NOT_OVER,
  type ReportActivities,
  type ReportOrder,
  type ReportRequest,
} from '../workflows/messages/reports.ts'
import { withHeartbeats } from './with-heartbeats.ts'

type Ports = {
  reports: {
    issue(order: ReportOrder, asked: Pick<ReportRequest, 'cutOffAt' | 'key'>): Promise<{ id: string }>
    isUnannounced(id: string): Promise<boolean>
    recordAnnounced(id: string, transport: string): Promise<void>
  }
  announcer: { name: string; announce(id: string): Promise<void> }
}

/** Reports to management: frozen once, announced until the announcer has taken it. */
export function createReportActivities({ reports, announcer }: Ports): ReportActivities {
  return {
    async freezeReport({ cutOffAt, key, ...order }: ReportRequest): Promise<{ id: string }> {
      try {
        const { id } = await withHeartbeats(reports.issue(order, { cutOffAt, key }))
        return { id }
      } catch (error) {
        if (error instanceof Error && error.name === PERIOD_NOT_OVER)
          throw ApplicationFailure.nonRetryable(error.message, PERIOD_NOT_OVER)
        throw error
      }
    },
    async announceReport(id: string): Promise<void> {
      if (!(await reports.isUnannounced(id))) return
      await withHeartbeats(announcer.announce(id))
      await reports.recordAnnounced(id, announcer.name)
    },
  }
}
