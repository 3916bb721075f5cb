import type { Pool } from 'pg'
import { utc, type Instant } from '../../domain/instant.ts'
import type { Finding, FindingKind, Found } from './finding.ts'

/** Writes down what was seen at an instant, once however often it is seen; tells which complaints are new to it. */
export async function seeFindings(
  pool: Pool,
  kind: FindingKind,
  at: Instant,
  found: readonly Found[],
): Promise<string[]> {
  if (found.length === 0) return []
  const once = new Map(found.map((one) => [one.complaintId, one]))
  const { rows } = await pool.query<{ complaintId: string; isNew: boolean }>(
    `insert into reconciliation_finding as r (kind, complaint_id, first_seen_at, last_seen_at, detail)
     select $1, f."complaintId", $2, $2, f.detail
     from jsonb_to_recordset($3::jsonb) f("complaintId" text, detail jsonb)
     on conflict (kind, complaint_id) where ended_at is null
     do update set last_seen_at = greatest(r.last_seen_at, excluded.last_seen_at), detail = excluded.detail
     returning complaint_id as "complaintId", xmax = 0 as "isNew"`,
    [kind, utc(at), JSON.stringify([...once.values()])],
  )
  return rows.flatMap(({ complaintId, isNew }) => (isNew ? [complaintId] : []))
}

type Ending = { complaintIds?: readonly string[]; mending?: string }

/** Ends what was not seen again at an instant or was mended then: everywhere, or of the complaints looked at. */
export async function endFindings(
  pool: Pool,
  kind: FindingKind,
  at: Instant,
  { complaintIds, mending }: Ending = {},
): Promise<number> {
  const { rowCount } = await pool.query(
    `update reconciliation_finding set ended_at = $2, mending = $4
     where kind = $1 and ended_at is null and ($4::text is not null or last_seen_at < $2)
       and ($3::text[] is null or complaint_id = any ($3))`,
    [kind, utc(at), complaintIds ?? null, mending ?? null],
  )
  return rowCount ?? 0
}

export type FindingQuery = { kind?: FindingKind; open?: boolean; before?: number; limit?: number }

/** Findings, the newest first. */
export async function listFindings(pool: Pool, query: FindingQuery = {}): Promise<Finding[]> {
  const { kind, open, before, limit = 50 } = query
  const { rows } = await pool.query<Finding>(
    `select id, kind, complaint_id as "complaintId", first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt",
       ended_at as "endedAt", mending, detail
     from reconciliation_finding
     where ($1::text is null or kind = $1) and ($2::boolean is null or (ended_at is null) = $2)
       and ($3::bigint is null or id < $3)
     order by id desc limit $4`,
    [kind ?? null, open ?? null, before ?? null, limit],
  )
  return rows
}

/** How many last, of each kind there is any of. */
export async function countFindings(pool: Pool): Promise<Partial<Record<FindingKind, number>>> {
  const { rows } = await pool.query<{ kind: FindingKind; count: number }>(
    'select kind, count(*)::int as count from reconciliation_finding where ended_at is null group by kind',
  )
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]))
}

/** The complaints with an open finding of a kind, a page by id. */
export async function complaintsWith(
  pool: Pool,
  kind: FindingKind,
  after: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select complaint_id as id from reconciliation_finding
     where kind = $1 and ended_at is null and complaint_id > $2 order by complaint_id limit $3`,
    [kind, after, limit],
  )
  return rows.map(({ id }) => id)
}

/** All complaints with an open finding of a kind, so many at a time; those found meanwhile too, where they lie ahead. */
export async function* pagesOfComplaintsWith(
  pool: Pool,
  kind: FindingKind,
  atATime: number,
): AsyncGenerator<string[]> {
  for (let ids: string[] = [], after = ''; ; after = ids.at(-1)!) {
    ids = await complaintsWith(pool, kind, after, atATime)
    if (ids.length > 0) yield ids
    if (ids.length < atATime) return
  }
}

/** How far a check that takes many turns has come. */
export async function progressOf(pool: Pool, name: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ reached: string }>(
    'select reached from reconciliation_progress where name = $1',
    [name],
  )
  return rows[0]?.reached
}

export async function keepProgress(pool: Pool, name: string, reached: string): Promise<void> {
  await pool.query(
    `insert into reconciliation_progress (name, reached) values ($1, $2)
     on conflict (name) do update set reached = excluded.reached`,
    [name, reached],
  )
}
