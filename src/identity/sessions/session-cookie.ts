import type { Request } from 'express'
import type { Pool } from 'pg'
import type { Instant } from '../../domain/instant.ts'
import type { Cookies } from './cookies.ts'
import { seenSession, sessionDigest, type Said } from './sessions.ts'
import type { Signed } from './signed.ts'

/** How long a cookie is good by itself, and how long the register may then be away. */
const GOOD_MS = 5 * 60_000
const GRACE_MS = 15 * 60_000

/** What a cookie says: which session, what was said in it, and when that was held against the register. */
export type Content = { sid: string; said: Said; at: Instant }

type By = {
  pool: Pick<Pool, 'query'>
  cookies: Cookies
  signed: Signed
  /** The digests of sessions that were ended before their time. */
  ended(): Promise<ReadonlySet<string> | undefined>
}

/** The cookie of a session: signed, and held against the register every few minutes. */
export function sessionCookie({ pool, cookies, signed, ended }: By) {
  const write = async (request: Request, content: Content) =>
    cookies.write(request, 'session', await signed.sign('session', content))
  const read = async (request: Request): Promise<Content | undefined> => {
    const text = cookies.read(request, 'session')
    return text === undefined ? undefined : ((await signed.read('session', text)) as Content | undefined)
  }
  /** What was said in the session; `away` where nobody can tell any more whether it goes on. */
  const saidIn = async (request: Request, { sid, said, at }: Content): Promise<Said | 'away' | undefined> => {
    if ((await ended())?.has(sessionDigest(sid))) return undefined
    const now = Date.now()
    // The clocks of two APIs differ a little; what is far ahead is looked at.
    const age = Math.abs(now - at)
    if (age < GOOD_MS) return said
    const seen = await seenSession(pool, sid, now).then(
      (found) => found ?? 'ended',
      () => 'away' as const,
    )
    if (seen === 'ended') return undefined
    if (seen === 'away') return age < GOOD_MS + GRACE_MS ? said : 'away'
    await write(request, { sid, said: seen, at: now })
    return seen
  }
  return { write, read, saidIn }
}
