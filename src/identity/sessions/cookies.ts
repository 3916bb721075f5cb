import type { CookieOptions, Request, Response } from 'express'
import { ENDS_AFTER_MS } from './sessions.ts'

/** What comes and goes with a browser, and with no script in it. */
export type Cookies = {
  read(request: Request, kind: Kind): string | undefined
  write(request: Request, kind: Kind, value: string | undefined): void
}
type Kind = 'session' | 'sign-in'
type By = { isProduction: boolean }

/** Those of a session are gone with the browser, or once they are of no use; those of a sign-in with its end. */
const LASTS_MS: Record<Kind, number> = { session: ENDS_AFTER_MS, 'sign-in': 10 * 60_000 }

/** `__Host-`: for this host alone, set by nobody else, sent by TLS only. On a trial's machine there may be no TLS. */
export function cookiesBy({ isProduction }: By): Cookies {
  const isSafe = (request: Request): boolean => isProduction || request.secure
  const nameOf = (request: Request, kind: Kind): string =>
    `${isSafe(request) ? '__Host-' : ''}yinuo${kind === 'session' ? '' : `-${kind}`}`
  return {
    read: (request, kind) => cookieIn(request.get('cookie') ?? '', nameOf(request, kind)),
    write(request, kind, value) {
      const options: CookieOptions = { httpOnly: true, sameSite: 'lax', path: '/', secure: isSafe(request) }
      const response: Response = request.res!
      if (value === undefined) response.clearCookie(nameOf(request, kind), options)
      else response.cookie(nameOf(request, kind), value, { ...options, maxAge: LASTS_MS[kind] })
    },
  }
}

function cookieIn(header: string, name: string): string | undefined {
  const found = header
    .split(';')
    .map((one) => one.trim())
    .find((one) => one.startsWith(`${name}=`))
  return found?.slice(name.length + 1)
}
