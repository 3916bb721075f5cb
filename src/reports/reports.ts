import type { Pool } from 'pg'
import type { Instant } from '../domain/instant.ts'
import { digestOf } from '../register/commit/digest.ts'
import { reportData, type Causes } from './gather-report.ts'
import type { ReportOrder } from '../workflows/messages/reports.ts'
import { lastPeriod, periodOf } from './period.ts'
import type { ReportData, Reported } from './report-data.ts'
import {
  freeze,
  getReport,
  issuedBefore,
  isUnannounced,
  recordAnnounced,
  type IssuedReport,
} from './report-store.ts'

export type Reports = ReturnType<typeof createReports>

/** Reports over these connections: issued once each, and never changed. */
export function createReports(pool: Pool, causes: Causes = new Map()) {
  return {
    /** Issues a report. Asked again it yields the one that was issued, whatever has happened since. */
    async issue(order: ReportOrder, asked: { cutOffAt: Instant; key: string }): Promise<IssuedReport> {
      const { kind, zone, by, reason } = order
      const { cutOffAt, key } = asked
      const period =
        order.period === undefined ? lastPeriod(kind, cutOffAt, zone) : periodOf(order.period, zone)
      if (period.to > cutOffAt) throw new PeriodNotOver(period.label)
      const why = reason === undefined ? {} : { reason }
      const requestKey = requestKeyOf({ period: period.label, ...why }, key)
      const issued = await issuedBefore(pool, { period, requestKey, ...why })
      if (issued) return issued
      const data = await reportData(pool, { period, cutOffAt }, causes)
      return freeze(pool, { period, cutOffAt, by, requestKey, ...why, data })
    },
    isUnannounced: (id: string) => isUnannounced(pool, id),
    recordAnnounced: (id: string, transport: string) => recordAnnounced(pool, id, transport),
  }
}

/** Under what a request is known: each period has one first edition, whoever asks for it. */
export const requestKeyOf = (
  { period, reason }: Pick<ReportOrder, 'period' | 'reason'>,
  key: string,
): string => (reason === undefined ? `first/${period}` : key)

/** A report is issued when its period has ended. */
export class PeriodNotOver extends Error {
  override readonly name = 'PeriodNotOver'

  constructor(label: string) {
    super(`The period ${label} is not over yet.`)
  }
}

export type Recheck = {
  id: string
  /** Whether what is kept has the digest it was frozen with. */
  intact: boolean
  /** Whether the events up to the cut-off still say what was frozen. */
  same: boolean
  digest: string
  /** Which parts of the report would be told differently today. */
  differs: string[]
}

/** Gathers a frozen report again with its own cut-off and compares: a difference may call for another edition. */
export async function recheckReport(pool: Pool, id: string): Promise<Recheck | undefined> {
  const report = await getReport(pool, id)
  if (!report) return undefined
  const { period, cutOffAt, rootCauses } = report.data
  const causes: Causes = new Map(
    rootCauses.flatMap(({ code, title, ofPeople = false }) =>
      code && title ? [[code, { title, ofPeople }]] : [],
    ),
  )
  const told = await reportData(pool, { period, cutOffAt }, causes)
  const again: Record<string, unknown> = inFormatOf(report.data, told)
  const frozen: Record<string, unknown> = report.data
  const parts = [...new Set([...Object.keys(frozen), ...Object.keys(again)])]
  const differs = parts.filter((part) => digestOf(frozen[part] ?? null) !== digestOf(again[part] ?? null))
  const intact = digestOf(report.data) === report.digest
  return { id: report.id, intact, same: differs.length === 0, digest: digestOf(again), differs }
}

/** Of what came later, by which format. */
const SINCE: Readonly<Record<string, number>> = {
  ...{ products: 7, stores: 7, responsibility: 7, trainingNeeds: 7 },
  examples: 8,
} satisfies { readonly [P in keyof ReportData]?: number }

/** What is told today in the format of what was frozen: what came later is no difference. */
function inFormatOf({ format }: ReportData, told: ReportData): ReportData {
  if (format === told.format) return told
  const asThen = (figures: Reported): Reported => {
    const { fairness, kinds, receipt, opinions, handlingComplaints, response, clocks, ...rest } = figures
    const { targetMs, ...times } = response
    return {
      ...rest,
      clocks: clocks.map(({ took, ...clock }) => ({ ...clock, ...(format > 5 && took && { took }) })),
      response: format > 3 ? { ...times, ...(targetMs !== undefined && { targetMs }) } : times,
      ...(format > 1 && fairness && { fairness }),
      ...(format > 2 && kinds && { kinds }),
      ...(format > 3 && receipt && opinions && { receipt, opinions }),
      ...(format > 4 && handlingComplaints !== undefined && { handlingComplaints }),
    }
  }
  const parts = Object.entries(told).filter(([part]) => (SINCE[part] ?? 1) <= format)
  const then = Object.fromEntries(parts) as ReportData
  return { ...then, format, now: asThen(told.now), before: asThen(told.before) }
}
