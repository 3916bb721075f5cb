import { createHash, randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { utc, type Instant } from '../../domain/instant.ts'
import type { Claimed } from '../claims.ts'

/** A browser that nobody uses for so long is signed out, and each after so long whatever it did. */
const IDLE_MS = 8 * 3_600_000
export const ENDS_AFTER_MS = 12 * 3_600_000
/** A row is kept for a while: whoever looks into what happened finds who was signed in. */
const KEPT_MS = 30 * 24 * 3_600_000
/** As long as a cookie may go on without being held against the register, and more. */
const LATELY_MS = 3_600_000

/** What was said of somebody at the sign-in: who they are here is found from it, each time anew. */
export type Said = { claimed: Claimed } | { trialUser: string }

type Asked = Pick<Pool, 'query'>
/** `logoutHint`: by which the issuer knows whose session it is. */
export type NewSession = { person: string; said: Said; logoutHint?: string; at: Instant }

/** What the register knows a session by: its id is in the browser only. */
export const sessionDigest = (id: string): string => createHash('sha256').update(id).digest('hex')

/** Begins one and says its id. What ended long ago goes. */
export async function beginSession(
  pool: Asked,
  { person, said, logoutHint, at }: NewSession,
): Promise<string> {
  const id = randomBytes(32).toString('base64url')
  await pool.query('delete from session where ends_at < $1', [utc(at - KEPT_MS)])
  await pool.query(
    `insert into session (digest, person, said, logout_hint, created_at, seen_at, ends_at)
     values ($1, $2, $3, $4, $5, $5, $6)`,
    [sessionDigest(id), person, JSON.stringify(said), logoutHint, utc(at), utc(at + ENDS_AFTER_MS)],
  )
  return id
}

/** What was said in a session that goes on, which is now seen; nothing, where it has ended. */
export async function seenSession(pool: Asked, id: string, at: Instant): Promise<Said | undefined> {
  const { rows } = await pool.query<{ said: Said }>(
    `update session set seen_at = greatest(seen_at, $2)
     where digest = $1 and revoked_at is null and ends_at > $2 and seen_at > $3 returning said`,
    [sessionDigest(id), utc(at), utc(at - IDLE_MS)],
  )
  return rows[0]?.said
}

/** Ends one, and gives what its issuer knows it by. */
export async function endSession(pool: Asked, id: string, at: Instant): Promise<string | undefined> {
  const { rows } = await pool.query<{ hint: string | null }>(
    `update session set revoked_at = coalesce(revoked_at, $2), revoked_by = coalesce(revoked_by, person)
     where digest = $1 returning logout_hint as hint`,
    [sessionDigest(id), utc(at)],
  )
  return rows[0]?.hint ?? undefined
}

/** Ends all of a person's that go on, and says how many there were. */
export async function endSessionsOf(
  pool: Asked,
  { person, by, at }: { person: string; by: string; at: Instant },
): Promise<number> {
  const { rowCount } = await pool.query(
    `update session set revoked_at = $2, revoked_by = $3
     where person = $1 and revoked_at is null and ends_at > $2`,
    [person, utc(at), by],
  )
  return rowCount ?? 0
}

/** The digests of those that were ended before their time, as long as a cookie of theirs could still be taken. */
export async function endedLately(pool: Asked, at: Instant): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ digest: string }>('select digest from session where revoked_at > $1', [
    utc(at - LATELY_MS),
  ])
  return new Set(rows.map(({ digest }) => digest))
}
