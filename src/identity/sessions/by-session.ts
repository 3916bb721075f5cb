import type { Request } from 'express'
import type { Pool } from 'pg'
import { copied } from '../../directory/copied.ts'
import type { Admission } from '../admission.ts'
import type { Cookies } from './cookies.ts'
import { isOurs } from './same-origin.ts'
import { sessionCookie } from './session-cookie.ts'
import { beginSession, endedLately, endSession, endSessionsOf, type Said } from './sessions.ts'
import type { Signed } from './signed.ts'

/** How long a session that was ended elsewhere may still be taken. */
const ENDED_LASTS_MS = 30_000

/** The sessions of browsers. */
export type Sessions = {
  callerBy(request: Request): Promise<Admission>
  /** For whom is admitted: a new one, in place of what the browser had before. */
  begin(request: Request, session: { said: Said; logoutHint?: string }): Promise<Admission>
  /** What the issuer knows it by, if there was one. */
  end(request: Request): Promise<string | undefined>
  endAllOf(ending: { person: string; by: string }): Promise<number>
}

type By = {
  pool: Pick<Pool, 'query'>
  cookies: Cookies
  signed: Signed
  /** Who somebody is now, of whom this was said at the sign-in. */
  admit(said: Said): Promise<Admission>
}

export function bySession({ pool, cookies, signed, admit }: By): Sessions {
  const { known, endNow, endAll } = endingsIn(pool)
  const cookie = sessionCookie({ pool, cookies, signed, ended: known })
  return {
    async callerBy(request) {
      const content = await cookie.read(request)
      const said = content && (await cookie.saidIn(request, content))
      if (!said) return undefined
      if (said === 'away') return { code: 'registerUnavailable' }
      if (!isOurs(request)) return { code: 'otherSite' }
      const caller = await admit(said)
      return caller && 'held' in caller ? { ...caller, by: 'session' } : caller
    },
    async begin(request, { said, ...session }) {
      const caller = await admit(said)
      if (!caller || 'code' in caller) return caller
      const at = Date.now()
      const sid = await beginSession(pool, { ...session, said, person: caller.id, at })
      // What is left behind is nobody's any more: somebody may have kept it.
      const before = await cookie.read(request)
      if (before) await endNow(before.sid, at)
      await cookie.write(request, { sid, said, at })
      return caller
    },
    async end(request) {
      const content = await cookie.read(request)
      cookies.write(request, 'session', undefined)
      if (!content) return undefined
      return endNow(content.sid, Date.now())
    },
    endAllOf: endAll,
  }
}

/** Sessions that end before their time, here or elsewhere. */
function endingsIn(pool: By['pool']) {
  const ended = copied(async () => ({ digests: await endedLately(pool, Date.now()) }), ENDED_LASTS_MS)
  return {
    known: async () => (await ended({ orLast: true }))?.digests,
    async endNow(sid: string, at: number) {
      const hint = await endSession(pool, sid, at)
      await ended({ fresh: true })
      return hint
    },
    async endAll(ending: { person: string; by: string }) {
      const count = await endSessionsOf(pool, { ...ending, at: Date.now() })
      await ended({ fresh: true })
      return count
    },
  }
}
