import type { Pool } from 'pg'
import { dayMs, utc, type Instant } from '../../domain/instant.ts'

/** To which complaint something goes, of a conversation the so many-th, and what it becomes, where that is known before. */
export type Place = { complaintId: string; number?: number; becomes?: string }
/** `became`: what it became, or is to become until it is done. */
export type HandedOn = { complaintId: string; number: number | null; became: string | null; isDone: boolean }

/** Longer than any platform or mail server hands the same on again. */
const KEPT_MS = 400 * dayMs

/** Where it goes: as it is said now, or as was said when it came first. */
export async function handOn(
  pool: Pool,
  digest: string,
  { complaintId, number, becomes }: Place,
  now: Instant,
): Promise<HandedOn> {
  const { rows } = await pool.query<HandedOn>(
    `with gone as (delete from handed_on where at < $6 and digest <> $1)
     insert into handed_on (digest, complaint_id, number, became, at) values ($1, $2, $3, $4, $5)
     on conflict (digest) do update set digest = excluded.digest
     returning complaint_id as "complaintId", number, became, done as "isDone"`,
    [digest, complaintId, number, becomes, utc(now), utc(now - KEPT_MS)],
  )
  return rows[0]!
}

/** That complaint takes no more: it goes to another; of a conversation to a later one, never back. */
export async function moveOn(pool: Pool, digest: string, { complaintId, number }: Place): Promise<void> {
  await pool.query(
    `update handed_on set complaint_id = $2, number = coalesce($3, number)
     where digest = $1 and not done and ($3::int is null or number < $3)`,
    [digest, complaintId, number],
  )
}

/** It is done, and stays so. */
export async function settle(
  pool: Pool,
  digest: string,
  { complaintId, became }: { complaintId: string; became: string },
  now: Instant,
): Promise<void> {
  await pool.query(
    `insert into handed_on (digest, complaint_id, became, done, at) values ($1, $2, $3, true, $4)
     on conflict (digest) do update set complaint_id = excluded.complaint_id, became = excluded.became, done = true
     where not handed_on.done`,
    [digest, complaintId, became, utc(now)],
  )
}

/** Where it went when it came before, if it did. */
export async function handedOnBefore(pool: Pool, digest: string): Promise<HandedOn | undefined> {
  const { rows } = await pool.query<HandedOn>(
    'select complaint_id as "complaintId", number, became, done as "isDone" from handed_on where digest = $1',
    [digest],
  )
  return rows[0]
}
