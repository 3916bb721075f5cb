import type { Request } from 'express'

const SAFE = new Set(['GET', 'HEAD'])

/**
 * A browser sends its cookies with what other sites make it ask, so it has to say itself that our own page is asking.
 * What it says is believed only where all of it agrees; who says nothing is no browser, and has a token.
 */
export function isOurs(request: Request): boolean {
  if (SAFE.has(request.method)) return true
  const site = request.get('sec-fetch-site')
  const origin = request.get('origin')
  if (site === undefined && origin === undefined) return false
  return (site ?? 'same-origin') === 'same-origin' && (origin === undefined || isHost(origin, request.host))
}

const isHost = (origin: string, host: string): boolean =>
  URL.canParse(origin) && new URL(origin).host === host
