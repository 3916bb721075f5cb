import { Language } from '../../domain/names.ts'
import { z } from 'zod'
import { PERIOD_LABEL } from '../../reports/period.ts'
import { pageOf } from '../complaints/schemas.ts'
import type { Route } from '../route.ts'
import { words } from '../../domain/text.ts'

const Kind = z.enum(['month', 'quarter'])
const Label = z
  .string()
  .regex(PERIOD_LABEL)
  .meta({ description: 'A month (2026-09) or a quarter (2026-Q3).' })
/** Where a page ended. */
const reportCursor = z
  .string()
  .regex(/^\d{4}-(\d\d|Q\d)\.\d{1,9}$/, 'This cursor does not belong to this list.')
const Instant = z.iso.datetime()
const report = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(20)
    .meta({ description: 'A report (2026-Q3.1), or a period: its latest edition.' }),
})

export const ReportView = z
  .strictObject({
    id: z.string(),
    kind: Kind,
    period: z.string(),
    edition: z.number().int(),
    from: Instant,
    to: Instant.meta({ description: 'The first instant that is not in the period any more.' }),
    zone: z.string(),
    cutOffAt: Instant.meta({ description: 'What happened later is not in the report.' }),
    reason: z.string().optional().meta({ description: 'Why there is another edition.' }),
    digest: z.string().meta({ description: 'SHA-256 of what was frozen.' }),
    issuedAt: Instant,
    issuedBy: z.string(),
  })
  .meta({ id: 'Report' })

const CopyView = z
  .strictObject({
    person: z.string(),
    givenAt: Instant,
    mailedAt: Instant.nullable().meta({ description: 'Null until the mail server has taken it.' }),
    mailFault: z.string().nullable().meta({ description: 'Why no mail with it will come.' }),
    openedAt: Instant.nullable(),
  })
  .meta({ id: 'ReportCopy' })

export const reportRoutes = {
  listReports: {
    method: 'get',
    path: '/v1/reports',
    summary: 'The reports to management',
    description: 'The latest period first, and of each period the latest edition first.',
    tag: 'Reports',
    query: z.strictObject({
      kind: Kind.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(100),
      cursor: reportCursor.optional(),
    }),
    status: 200,
    answer: pageOf(ReportView),
    may: 'readReports',
  },
  issueReport: {
    method: 'post',
    path: '/v1/reports',
    summary: 'Issue a report',
    description:
      'A period is reported once; asked again, the report that was issued is the answer. With a reason another ' +
      'edition is put beside it; no report is ever changed.',
    tag: 'Reports',
    body: z.strictObject({ period: Label, reason: words(500).optional() }),
    example: { period: '2026-Q3' },
    status: 201,
    answer: ReportView,
    keyed: 'create',
    may: 'issueReports',
  },
  getReport: {
    method: 'get',
    path: '/v1/reports/{id}',
    summary: 'One report, to read, to print or to reckon with',
    description:
      'format=html is a page for A4, printed from the browser; format=csv a table for a spreadsheet.',
    tag: 'Reports',
    params: report,
    query: z.strictObject({
      format: z.enum(['json', 'html', 'csv']).default('json'),
      language: Language.default('zh'),
    }),
    status: 200,
    answer: ReportView.extend({ data: z.record(z.string(), z.unknown()) }).meta({ id: 'ReportContents' }),
    documents: ['text/html', 'text/csv'],
    may: 'readReports',
  },
  listReportCopies: {
    method: 'get',
    path: '/v1/reports/{id}/copies',
    summary: 'Who of management has a report',
    description: 'Whether mail with it has left, and when they first opened it here.',
    tag: 'Reports',
    params: report,
    status: 200,
    answer: z.strictObject({ data: z.array(CopyView) }),
    may: 'readReports',
  },
  checkReport: {
    method: 'get',
    path: '/v1/reports/{id}/check',
    summary: 'Whether a report can be told again from the events',
    description:
      'It is gathered again with its own cut-off. A difference means that something was entered later about an ' +
      'earlier instant: reason enough for another edition.',
    tag: 'Reports',
    params: report,
    status: 200,
    answer: z.strictObject({
      id: z.string(),
      intact: z.boolean().meta({ description: 'What is kept has the digest it was frozen with.' }),
      same: z.boolean(),
      digest: z.string().meta({ description: 'Of what was gathered now.' }),
      differs: z.array(z.string()).meta({ description: 'The parts that would be told differently.' }),
    }),
    may: 'readReports',
  },
} as const satisfies Record<string, Route>
