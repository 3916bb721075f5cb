import type { Pool } from 'pg'
import { utc, type Instant } from '../../domain/instant.ts'
import type { RecordKind } from '../../domain/supervision/person-records.ts'

export type PersonRecord = {
  id: string
  person: string
  kind: RecordKind
  what: string
  occurredAt: Instant
  recordedAt: Instant
  recordedBy: string
  keepUntil: Instant
}

const columns = `id, person, kind, what, occurred_at as "occurredAt", recorded_at as "recordedAt",
  recorded_by as "recordedBy", keep_until as "keepUntil"`

/** Under one id once; nothing, where another request had it. */
export async function recordOfPerson(
  pool: Pool,
  record: PersonRecord & { digest: string },
): Promise<PersonRecord | undefined> {
  const { id, person, kind, what, occurredAt, recordedAt, recordedBy, keepUntil, digest } = record
  await pool.query(
    `insert into person_record (id, person, kind, what, occurred_at, recorded_at, recorded_by, keep_until, digest)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing`,
    [id, person, kind, what, utc(occurredAt), utc(recordedAt), recordedBy, utc(keepUntil), digest],
  )
  const { rows } = await pool.query<PersonRecord>(
    `select ${columns} from person_record where id = $1 and digest = $2`,
    [id, digest],
  )
  return rows[0]
}

/** Those that are kept still, the latest first. */
export async function recordsOfPerson(pool: Pool, person: string, now: Instant): Promise<PersonRecord[]> {
  const { rows } = await pool.query<PersonRecord>(
    `select ${columns} from person_record where person = $1 and keep_until > $2 order by occurred_at desc, id`,
    [person, utc(now)],
  )
  return rows
}

/** Throws away what has been kept long enough. */
export async function purgePersonRecords(pool: Pool, now: Instant): Promise<void> {
  await pool.query('delete from person_record where keep_until <= $1', [utc(now)])
}
