import type { RequestHandler } from 'express'
import type { Deps } from '../deps.ts'
import { networkOf } from './network-of.ts'
import { tooMany } from '../problems/problem.ts'

/** What needs no token is shared: no one caller may use it up. */
export const limitedByAddress =
  ({ lookUp }: Pick<Deps, 'lookUp'>): RequestHandler =>
  (request, _response, next) => {
    const waitMs = lookUp.byAddress.take(networkOf(request.ip ?? ''), Date.now())
    if (waitMs !== undefined) throw tooMany(waitMs)
    next()
  }
