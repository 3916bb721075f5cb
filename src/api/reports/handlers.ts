import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { FIRM_ZONE } from '../../domain/calendar/zone.ts'
import { reportCsv } from '../../reports/report-csv.ts'
import { reportHtml } from '../../reports/report-html.ts'
import {
  getReport as readReport,
  issuedBefore,
  issuedReport,
  listReports as readReports,
} from '../../reports/report-store.ts'
import type { FrozenReport, IssuedReport } from '../../reports/report-store.ts'
import { copiesOf, recordOpened } from '../../reports/report-copies.ts'
import { recheckReport, requestKeyOf } from '../../reports/reports.ts'
import { periodOf } from '../../reports/period.ts'
import { TASK_QUEUE } from '../../workflows/messages/complaint.ts'
import { REPORT_WORKFLOW, reportWorkflowIdOf, type ReportOrder } from '../../workflows/messages/reports.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import type { Call, Reply } from '../route.ts'
import { commandTemporal, OutcomeUnknown } from '../connections/temporal.ts'
import { withTimesAsText } from '../outside.ts'
import { fromRegister } from '../from-register.ts'
import { namesFor } from '../directory/names.ts'
import { outcomeUnknown } from '../outcome-unknown.ts'
import { updateIdOf } from '../complaints/perform.ts'
import { defined } from '../../domain/defined.ts'
import { utc } from '../../domain/instant.ts'

export async function listReports(deps: Deps, call: Call<Contract['listReports']>): Promise<Reply> {
  const { kind, limit, cursor } = call.query
  const asked = { kind, after: cursor, limit: limit + 1 }
  const reports = await fromRegister(deps, ({ pool }) => readReports(pool, asked))
  const shown = reports.slice(0, limit)
  const last = shown.at(-1)
  return {
    body: {
      data: shown.map(reportView),
      ...(reports.length > limit && last && { nextCursor: last.id }),
    },
  }
}

export async function getReport(deps: Deps, call: Call<Contract['getReport']>): Promise<Reply> {
  const { format, language } = call.query
  const report = await fromRegister(deps, ({ pool }) => readReport(pool, call.params.id))
  if (!report) throw noReport(call.params.id)
  await fromRegister(deps, ({ pool }) => recordOpened(pool, report.id, call.by.id))
  const filename = `report-${report.id}-${language}.csv`
  switch (format) {
    case 'html':
      return { type: 'text/html', text: reportHtml(report, language, await namesFor(deps)) }
    case 'csv':
      return { type: 'text/csv', text: reportCsv(report, language, await namesFor(deps)), filename }
    case 'json':
      return { body: { ...reportView(report), data: contentsOf(report) } }
  }
}

export async function listReportCopies(
  deps: Deps,
  { params: { id } }: Call<Contract['listReportCopies']>,
): Promise<Reply> {
  const copies = await fromRegister(deps, async ({ pool }) => {
    const report = await issuedReport(pool, id)
    return report && copiesOf(pool, report.id)
  })
  if (!copies) throw noReport(id)
  return { body: { data: withTimesAsText(copies) } }
}

export async function checkReport(deps: Deps, call: Call<Contract['checkReport']>): Promise<Reply> {
  const checked = await fromRegister(deps, ({ slow }) => recheckReport(slow, call.params.id))
  if (!checked) throw noReport(call.params.id)
  return { body: checked }
}

/** Issued by the same workflow that the schedule starts, so that it survives whatever happens to us meanwhile. */
export async function issueReport(deps: Deps, call: Call<Contract['issueReport']>): Promise<Reply> {
  const { by, body, idempotencyKey = randomUUID() } = call
  const { period: label, reason } = body
  const period = periodOf(label, FIRM_ZONE)
  if (period.to > Date.now())
    throw new Problem('notThisInstant', { detail: `The period ${label} is not over yet.` })
  const first = await fromRegister(deps, ({ pool }) => issuedReport(pool, label))
  if (first && reason === undefined) return { status: 200, ...located(first) }
  if (!first && reason !== undefined)
    throw new Problem('missing', { detail: `There is no report of ${label} to put another edition beside.` })
  const order = { kind: period.kind, period: label, zone: period.zone, by: by.id, ...(reason && { reason }) }
  const workflowId = reportWorkflowIdOf(reason ? `${label}/${updateIdOf(by, idempotencyKey)}` : label)
  const requestKey = requestKeyOf(order, workflowId)
  const isThere = () =>
    fromRegister(deps, ({ pool }) => issuedBefore(pool, { period, requestKey, ...defined({ reason }) }))
  const id = await issued(deps, { workflowId, order, isThere })
  if (id instanceof OutcomeUnknown) return outcomeUnknown(idempotencyKey)
  const report = await fromRegister(deps, ({ pool }) => issuedReport(pool, id))
  if (!report) throw new Error(`The report ${id} was issued and is not there.`)
  if ((report.reason ?? undefined) !== reason) throw new Problem('keyReused')
  return located(report)
}

type Issuing = { workflowId: string; order: ReportOrder; isThere: () => Promise<IssuedReport | undefined> }

async function issued(deps: Deps, { workflowId, order, isThere }: Issuing): Promise<string | OutcomeUnknown> {
  const { workflow } = deps.client
  try {
    return await commandTemporal(deps, async () => {
      const handle = await workflow.start(REPORT_WORKFLOW, {
        taskQueue: TASK_QUEUE,
        workflowId,
        workflowIdConflictPolicy: 'USE_EXISTING',
        staticSummary: `report ${order.period}`,
        args: [order],
      })
      const ended = handle.result().then((result) => (result as { id: string }).id)
      return frozen(ended, isThere)
    })
  } catch (error) {
    if (error instanceof OutcomeUnknown) return error
    throw error
  }
}

/**
 * The report, as soon as it is frozen. It is issued then; that it comes to everyone may take as long as a mail server is
 * away.
 */
async function frozen(ended: Promise<string>, isThere: Issuing['isThere']): Promise<string> {
  for (let looked = 0; looked < 40; looked++) {
    const id = await Promise.race([ended, delay(250)])
    if (id !== undefined) return id
    const report = await isThere()
    if (report) return report.id
  }
  return ended
}

const located = (report: IssuedReport) => ({
  headers: { Location: `/v1/reports/${report.id}` },
  body: reportView(report),
})

function reportView({ id, kind, period, edition, zone, from, to, cutOffAt, ...rest }: IssuedReport) {
  const { reason, digest, issuedAt, issuedBy } = rest
  return {
    id,
    kind,
    period,
    edition,
    from: utc(from),
    to: utc(to),
    zone,
    cutOffAt: utc(cutOffAt),
    ...(reason !== null && { reason }),
    digest,
    issuedAt: utc(issuedAt),
    issuedBy,
  }
}

/** What was frozen, its instants as text. */
function contentsOf({ data }: FrozenReport): unknown {
  const ended = <T extends { to: number }>(period: T) => ({ ...period, to: utc(period.to) })
  return withTimesAsText({ ...data, period: ended(data.period), previous: ended(data.previous) })
}

const noReport = (id: string) => new Problem('notFound', { detail: `There is no report ${id}.` })
