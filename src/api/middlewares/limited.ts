import type { RequestHandler } from 'express'
import type { Limiter } from '../../portal/limiter.ts'
import type { Deps } from '../deps.ts'
import { networkOf } from './network-of.ts'
import { tooMany } from '../problems/problem.ts'

/** Lets each network through so often. */
export const limitedBy =
  (limiter: Limiter): RequestHandler =>
  (request, _response, next) => {
    const waitMs = limiter.take(networkOf(request.ip ?? ''), Date.now())
    if (waitMs !== undefined) throw tooMany(waitMs)
    next()
  }

/** What needs no token is shared: no one caller may use it up. */
export const limitedByAddress = ({ lookUp }: Pick<Deps, 'lookUp'>): RequestHandler =>
  limitedBy(lookUp.byAddress)
