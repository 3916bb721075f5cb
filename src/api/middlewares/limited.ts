import type { RequestHandler } from 'express'
import { isIPv6 } from 'node:net'
import type { Deps } from '../deps.ts'
import { tooMany } from '../problems/problem.ts'

/** What is open to everybody is not there for one of them alone. */
export const limitedByAddress =
  ({ lookUp }: Pick<Deps, 'lookUp'>): RequestHandler =>
  (request, _response, next) => {
    const waitMs = lookUp.byAddress.take(networkOf(request.ip ?? ''), Date.now())
    if (waitMs !== undefined) throw tooMany(waitMs)
    next()
  }

/** With IPv6 a household has a network of its own: its 64 bits, however the address is written. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address
  return new URL(`http://[${address.split('%')[0]}]`).hostname
    .split('::')[0]!
    .split(':')
    .slice(0, 4)
    .join(':')
}
