import type { Language, Names } from '../domain/names.ts'
import { reportHtml } from './report-html.ts'
import type { FrozenReport } from './report-store.ts'
import { sentencesOf } from './sections/summary.ts'
import { tellingOf } from './telling.ts'

/** What a letter with a report says, and the page that goes with it. */
export type ReportLetter = { subject: string; text: string; page: { name: string; html: string } }

const gap = { zh: '', en: ' ' } as const

type Told = { language: Language; names: Names; link?: string | undefined }

/** The letter that brings a report to somebody of management: what it is, where it stands, and the report itself. */
export function reportLetter(report: FrozenReport, { language, names, link }: Told): ReportLetter {
  const telling = tellingOf(report.data, language, names)
  const { words, formats } = telling
  const subject = `${words.title[report.kind]} ${formats.period(report.period)}`
  const edition = report.edition === 1 ? words.firstEdition : `${words.edition} ${report.edition}`
  const lines = [
    `${subject} · ${edition}`,
    report.reason === null ? undefined : `${words.correction}: ${report.reason}`,
    sentencesOf(telling).join(gap[language]),
    words.attached,
    link === undefined ? undefined : `${words.readHere} ${link}`,
    words.confidential,
  ]
  return {
    subject,
    text: lines.filter((line) => line !== undefined).join('\n\n'),
    page: { name: `report-${report.id}-${language}.html`, html: reportHtml(report, language, names) },
  }
}
