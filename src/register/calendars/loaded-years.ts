import type { Pool, PoolClient } from 'pg'
import type { LoadedYear } from '../../domain/calendar/loaded-year.ts'
import type { Actor } from '../../domain/command.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Role } from '../../domain/policy/policy.ts'

type Connection = Pick<Pool | PoolClient, 'query'>

/** Every year that was loaded, of one calendar or of all, the earliest first. */
export async function readLoadedYears(connection: Connection, calendar?: string): Promise<LoadedYear[]> {
  const { rows } = await connection.query<LoadedYear>(
    `select calendar, edition, document, offsets, onto from loaded_year
     where $1::text is null or calendar = $1 order by position`,
    [calendar],
  )
  return rows
}

/** Until the transaction ends nobody else loads a year of this calendar: what they find then is with this one. */
export async function lockCalendar(client: PoolClient, calendar: string): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtext('loaded_year'), hashtext($1))`, [calendar])
}

type Loading = { version: string; by: Pick<Actor, 'id' | 'role'>; reason: string }

export async function recordLoadedYear(
  client: PoolClient,
  { calendar, edition, document, offsets, onto }: LoadedYear,
  { version, by, reason }: Loading,
): Promise<void> {
  await client.query(
    `insert into loaded_year
       (calendar, year, edition, document, offsets, onto, version, actor_id, actor_role, reason)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[calendar, document.year, edition, JSON.stringify(document), JSON.stringify(offsets), onto],
      ...[version, by.id, by.role, reason],
    ],
  )
}

export type LoadedYearLine = {
  year: number
  version: string
  at: Instant
  by: { id: string; role: Role }
  reason: string
  published: LoadedYear['document']
}

/** Who loaded what, and why; the latest first. */
export async function listLoadedYears(pool: Pool, calendar: string): Promise<LoadedYearLine[]> {
  const { rows } = await pool.query<LoadedYearLine>(
    `select year, version, at, jsonb_build_object('id', actor_id, 'role', actor_role) as by, reason,
       document as published
     from loaded_year where calendar = $1 order by position desc limit 200`,
    [calendar],
  )
  return rows
}
