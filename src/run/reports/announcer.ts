import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { ofManagement } from '../../directory/management.ts'
import type { Names } from '../../domain/names.ts'
import { createEmailSender } from '../../notify/channels/email.ts'
import { createLogSender } from '../../notify/channels/log.ts'
import { createReportAnnouncer, type ReportAnnouncer } from '../../notify/report-announcer.ts'
import { readNames } from '../../register/complaint/names.ts'
import { copiesOf, giveCopies, recordMailed } from '../../reports/report-copies.ts'
import { reportLetter } from '../../reports/report-letter.ts'
import { getReport } from '../../reports/report-store.ts'
import type { PostSettings } from '../couriers.ts'

type Settings = {
  logger: Logger
  post: Pick<PostSettings, 'smtp'>
  names: Omit<Names, 'people' | 'departments'>
  reportsUrl?: string
}

/** Tells management of reports by mail; without a mail server a line of the log stands for each letter. */
export function reportAnnouncerFor(
  { logger, post: { smtp }, names, reportsUrl }: Settings,
  pool: Pool,
): ReportAnnouncer {
  return createReportAnnouncer({
    people: () => ofManagement(pool),
    copies: {
      give: (report, people) => giveCopies(pool, report, people),
      of: (report) => copiesOf(pool, report),
      recordMailed: (mailed) => recordMailed(pool, mailed),
    },
    async letterOf(id, language) {
      const report = await getReport(pool, id)
      if (!report) throw new Error(`The report ${id} is not there.`)
      const link = reportsUrl && `${reportsUrl}/${id}`
      return reportLetter(report, { language, names: { ...names, ...(await readNames(pool)) }, link })
    },
    // A report is issued a few times a month: no connection is kept for it.
    async send(letter, address, signal) {
      const mail = smtp ? createEmailSender(smtp) : undefined
      try {
        await (mail ?? createLogSender(logger, 'email')).send(letter, address, signal)
      } finally {
        mail?.close()
      }
    },
  })
}
