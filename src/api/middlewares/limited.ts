import type { RequestHandler } from 'express'
import type { Deps } from '../deps.ts'
import { networkOf } from './network-of.ts'
import { tooMany } from '../problems/problem.ts'

/** What is open to everybody is not there for one of them alone. */
export const limitedByAddress =
  ({ lookUp }: Pick<Deps, 'lookUp'>): RequestHandler =>
  (request, _response, next) => {
    const waitMs = lookUp.byAddress.take(networkOf(request.ip ?? ''), Date.now())
    if (waitMs !== undefined) throw tooMany(waitMs)
    next()
  }
