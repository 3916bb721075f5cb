import type { Logger } from 'pino'

/** A way to tell management of a report. The report's id makes two announcements one: it may be told of twice. */
export type ReportAnnouncer = { name: string; announce(reportId: string): Promise<void> }

/** For development, and where nothing else is set up: one line for each report. */
export function createLogAnnouncer(logger: Logger): ReportAnnouncer {
  return {
    name: 'log',
    async announce(reportId) {
      logger.info({ report: reportId, to: 'management' }, 'report issued')
    },
  }
}
