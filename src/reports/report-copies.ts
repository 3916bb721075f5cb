import type { Pool } from 'pg'
import type { Instant } from '../domain/instant.ts'

/** Who has a report, and how it came to them. */
export type ReportCopy = {
  person: string
  givenAt: Instant
  mailedAt: Instant | null
  /** Why no mail with it will come. */
  mailFault: string | null
  /** When they first opened it here. */
  openedAt: Instant | null
}

/** A report that somebody was given and has not opened. */
export type UnopenedReport = { id: string; kind: 'month' | 'quarter'; period: string; givenAt: Instant }

const columns = `person, given_at as "givenAt", mailed_at as "mailedAt", mail_fault as "mailFault",
  opened_at as "openedAt"`

/** Each of these has it from now on, once. */
export async function giveCopies(pool: Pool, report: string, people: readonly string[]): Promise<void> {
  await pool.query(
    `insert into report_copy (report_id, person) select $1, unnest($2::text[]) on conflict do nothing`,
    [report, people],
  )
}

/** Who has it, by their ids. */
export async function copiesOf(pool: Pool, report: string): Promise<ReportCopy[]> {
  const { rows } = await pool.query<ReportCopy>(
    `select ${columns} from report_copy where report_id = $1 order by person`,
    [report],
  )
  return rows
}

/** That mail with it has left; or never will, and why. */
export async function recordMailed(
  pool: Pool,
  { report, person, fault }: { report: string; person: string; fault?: string },
): Promise<void> {
  await pool.query(
    `update report_copy set mailed_at = case when $3::text is null then now() end, mail_fault = $3
     where report_id = $1 and person = $2 and mailed_at is null`,
    [report, person, fault ?? null],
  )
}

/** That somebody who was given it has opened it: the first time counts. */
export async function recordOpened(pool: Pool, report: string, person: string): Promise<void> {
  await pool.query(
    'update report_copy set opened_at = now() where report_id = $1 and person = $2 and opened_at is null',
    [report, person],
  )
}

/** What somebody was given and has not opened, the latest first. */
export async function unopenedBy(pool: Pool, person: string): Promise<UnopenedReport[]> {
  const { rows } = await pool.query<UnopenedReport>(
    `select r.id, r.kind, r.period, c.given_at as "givenAt"
     from report_copy c join report r on r.id = c.report_id
     where c.person = $1 and c.opened_at is null order by r.to_at desc, r.id desc limit 20`,
    [person],
  )
  return rows
}
