import type { Instant } from '../../domain/instant.ts'

/** What clients and workers agree on for reports to management. */
export const REPORT_WORKFLOW = 'issueReport'

export const reportWorkflowIdOf = (period: string): string => `report/${period}`

/** What is to be issued: a named period, or the last one of its kind that is over. */
export type ReportOrder = {
  kind: 'month' | 'quarter'
  period?: string
  zone: string
  by: string
  /** Why another edition is wanted beside the one there is. */
  reason?: string
}

/** What happened later than the cut-off is not in the report; one key brings about one edition. */
export type ReportRequest = ReportOrder & { cutOffAt: Instant; key: string }

/** Everything here may run twice: a report is issued once, and told of once it is known to have been told of. */
export type ReportActivities = {
  freezeReport(request: ReportRequest): Promise<{ id: string }>
  announceReport(id: string): Promise<void>
}

/** The type of the failure for a period that has not ended. */
export const PERIOD_NOT_OVER = 'PeriodNotOver'
