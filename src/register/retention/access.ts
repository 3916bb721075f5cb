import type { Pool } from 'pg'
import { utc, type Instant } from '../../domain/instant.ts'
import type { Role } from '../../domain/policy/policy.ts'

/** A reading. The complaint is named by its id or number; by neither where it was many at once. */
export type Access = { person: string; role: Role; operation: string; at: Instant; complaint?: string }

/** A person's reads of one complaint in one way on one day. */
export type AccessLine = {
  complaintId: string
  /** Nothing where many were read, or it is not in the register. */
  number: string | null
  person: string
  role: Role
  operation: string
  day: string
  firstAt: Instant
  lastAt: Instant
  times: number
}

export async function recordAccess(
  pool: Pool,
  { person, role, operation, at, complaint = '' }: Access,
): Promise<void> {
  await pool.query({
    name: 'record-access',
    text: `insert into access (complaint_id, person, role, operation, day, first_at, last_at, times)
      select coalesce((select id from complaint where number = $1), $1), $2, $3, $4,
        ($5::timestamptz at time zone 'UTC')::date, $5, $5, 1
      on conflict (complaint_id, person, operation, day)
      do update set times = access.times + 1, last_at = greatest(access.last_at, excluded.last_at), role = excluded.role`,
    values: [complaint, person, role, operation, utc(at)],
  })
}

export type AccessQuery = {
  complaint?: string
  person?: string
  /** Days, both included. */
  from?: string
  until?: string
  offset: number
  limit: number
}

/** The latest day first. */
export async function listAccesses(pool: Pool, asked: AccessQuery): Promise<AccessLine[]> {
  const { complaint = null, person = null, from = null, until = null, offset, limit } = asked
  const { rows } = await pool.query<AccessLine>(
    `select complaint_id as "complaintId",
       (select number from complaint where id = complaint_id) as number, person, role, operation, day::text as day, first_at as "firstAt",
       last_at as "lastAt", times
     from access
     where ($1::text is null or complaint_id = coalesce((select id from complaint where number = $1), $1))
       and ($2::text is null or person = $2)
       and ($3::date is null or day >= $3) and ($4::date is null or day <= $4)
     order by day desc, last_at desc, complaint_id, person, operation
     offset $5 limit $6`,
    [complaint, person, from, until, offset, limit],
  )
  return rows
}

export type Undertaking = { person: string; version: string; role: Role; at: Instant }

/** Given once for each version; when it is given again, the first time stands. */
export async function recordUndertaking(
  pool: Pool,
  { person, version, role, at }: Undertaking,
): Promise<Undertaking> {
  await pool.query(
    `insert into confidentiality_undertaking (person, version, role, at) values ($1, $2, $3, $4)
     on conflict (person, version) do nothing`,
    [person, version, role, utc(at)],
  )
  const [given] = await listUndertakings(pool, { version, person })
  return given!
}

export async function listUndertakings(
  pool: Pool,
  { version, person = null }: { version: string; person?: string | null },
): Promise<Undertaking[]> {
  const { rows } = await pool.query<Undertaking>(
    `select person, version, role, at from confidentiality_undertaking
     where version = $1 and ($2::text is null or person = $2) order by person`,
    [version, person],
  )
  return rows
}
