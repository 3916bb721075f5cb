import type { Pool, PoolClient } from 'pg'
import { utc, type Instant } from '../domain/instant.ts'
import { digestOf } from '../register/commit/digest.ts'
import { inTransaction } from '../register/in-transaction.ts'
import type { Period, PeriodKind } from './period.ts'
import type { ReportData } from './report-data.ts'

/** A report as it was issued, without its contents. */
export type IssuedReport = {
  id: string
  kind: PeriodKind
  period: string
  edition: number
  zone: string
  from: Instant
  to: Instant
  cutOffAt: Instant
  reason: string | null
  digest: string
  issuedAt: Instant
  issuedBy: string
}
export type FrozenReport = IssuedReport & { data: ReportData }

/** What is to be frozen. Without a reason it is the first edition, with one another. */
export type Draft = {
  period: Period
  cutOffAt: Instant
  by: string
  requestKey: string
  reason?: string
  data: ReportData
}

const columns = `id, kind, period, edition, zone, from_at as "from", to_at as "to", cut_off_at as "cutOffAt", reason,
  encode(digest, 'hex') as digest, issued_at as "issuedAt", issued_by as "issuedBy"`

/** The report that a request has brought about, or the first edition if the request is for that. */
export async function issuedBefore(
  pool: Pool | PoolClient,
  { period, requestKey, reason }: Pick<Draft, 'period' | 'requestKey' | 'reason'>,
): Promise<IssuedReport | undefined> {
  const { rows } = await pool.query<IssuedReport>(
    `select ${columns} from report where request_key = $1 or ($3 and period = $2 and edition = 1)`,
    [requestKey, period.label, reason === undefined],
  )
  return rows[0]
}

/** Freezes a report, once: a second call, with whatever figures, gets the one that is there. */
export function freeze(pool: Pool, draft: Draft): Promise<IssuedReport> {
  return inTransaction(pool, async (client) => {
    // One period's editions are numbered one after another.
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 5))', [
      `report ${draft.period.label}`,
    ])
    return (await issuedBefore(client, draft)) ?? insert(client, draft)
  })
}

async function insert(client: PoolClient, draft: Draft): Promise<IssuedReport> {
  const { period, cutOffAt, by, requestKey, reason, data } = draft
  const { rows } = await client.query<IssuedReport>(
    `with latest as (
       select coalesce(max(edition), 0) + 1 as next from report where period = $2
     )
     insert into report (id, kind, period, edition, zone, from_at, to_at, cut_off_at, request_key, reason, data,
       digest, issued_by)
     select $2 || '.' || next, $1, $2, next, $3, $4, $5, $6, $7, $8, $9, decode($10, 'hex'), $11 from latest
     returning ${columns}`,
    [
      period.kind,
      period.label,
      period.zone,
      utc(period.from),
      utc(period.to),
      utc(cutOffAt),
      requestKey,
      reason ?? null,
      JSON.stringify(data),
      digestOf(data),
      by,
    ],
  )
  return rows[0]!
}

type Listing = { kind?: PeriodKind | undefined; after?: string | undefined; limit?: number }

/** The reports there are, the latest period first, and of each the latest edition first; those `after` one by its id. */
export async function listReports(
  pool: Pool,
  { kind, after, limit = 100 }: Listing = {},
): Promise<IssuedReport[]> {
  const { rows } = await pool.query<IssuedReport>(
    `select ${columns} from report
     where ($1::text is null or kind = $1) and ($3::text is null or (${PLACE}) > (select ${PLACE} from report where id = $3))
     order by ${PLACE} limit $2`,
    [kind ?? null, limit, after ?? null],
  )
  return rows
}

/** Where a report stands in the list. */
const PLACE = '-extract(epoch from to_at), kind, -edition'

/** A report by its id, or the latest edition by its period; without its contents. */
export async function issuedReport(pool: Pool, idOrPeriod: string): Promise<IssuedReport | undefined> {
  const { rows } = await pool.query<IssuedReport>(
    `select ${columns} from report where id = $1 or period = $1 order by edition desc limit 1`,
    [idOrPeriod],
  )
  return rows[0]
}

/** A report by its id, or the latest edition by its period. */
export async function getReport(pool: Pool, idOrPeriod: string): Promise<FrozenReport | undefined> {
  const { rows } = await pool.query<FrozenReport>(
    `select ${columns}, data from report where id = $1 or period = $1 order by edition desc limit 1`,
    [idOrPeriod],
  )
  return rows[0]
}

/** Whether management has not been told of the report yet. */
export async function isUnannounced(pool: Pool, id: string): Promise<boolean> {
  const { rowCount } = await pool.query('select 1 from report_announcement where report_id = $1', [id])
  return rowCount === 0
}

export async function recordAnnounced(pool: Pool, id: string, transport: string): Promise<void> {
  await pool.query(
    'insert into report_announcement (report_id, transport) values ($1, $2) on conflict (report_id) do nothing',
    [id, transport],
  )
}
