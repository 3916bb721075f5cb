import type { Request, RequestHandler } from 'express'
import { actingAs, actorsOf, callerWith, type Caller } from '../../identity/caller.ts'
import type { Identity } from '../../identity/identity.ts'
import { COMPLAINANT } from '../../portal/actions.ts'
import { beyondScopes, forbidden, Problem } from '../problems/problem.ts'
import type { Route } from '../route.ts'
import { isForCustomers } from './spoken-for.ts'
import type { Acting } from './reached.ts'

const callers = new WeakMap<Request, Caller>()
const actings = new WeakMap<Request, Acting>()

/** Who has the slip of a complaint says so in the body. */
const SLIP: Caller = { ...callerWith(COMPLAINANT), by: 'slip' }

/** Only known callers pass. What a person sees is theirs alone: no cache shares it. */
export const authenticated =
  (identity: Identity, isPublic: (path: string) => boolean): RequestHandler =>
  async (request, response, next) => {
    response.set('Cache-Control', 'private, no-cache')
    response.vary('Authorization').vary('Cookie').vary('Accept-Language')
    const { baseUrl, path } = request
    const caller = isPublic(baseUrl + path) ? SLIP : await identity.authenticate(request)
    if (!caller) throw new Problem('unauthenticated', { headers: { 'WWW-Authenticate': 'Bearer' } })
    if ('code' in caller) throw new Problem(caller.code, { detail: caller.detail })
    callers.set(request, caller)
    next()
  }

/** Who asks, with all they may act as, on a route behind the identity. */
export function callerOf(request: Request): Caller {
  const caller = callers.get(request)
  if (!caller) throw new Error('This route is not behind the identity.')
  return caller
}

/** Whoever has a role that may goes on. */
export const mayAsk =
  (route: Pick<Route, 'may' | 'isPublic'>): RequestHandler =>
  (request, _response, next) => {
    const caller = callerOf(request)
    const [first, ...others] = actingAs(caller, route.may)
    if (first?.role === 'customer' && !route.isPublic && !isForCustomers(route)) throw onlyForCustomers()
    if (!first) throw caller.scopes ? beyondScopes(route.may) : forbidden(route.may)
    actings.set(request, { held: actorsOf(caller), may: [first, ...others] })
    next()
  }

/** A portal that may speak for customers does so where it says for whom. */
const onlyForCustomers = () =>
  new Problem('forbidden', { detail: 'Who speaks for customers asks below /v1/customer only.' })

/** Who asks, on a route behind `mayAsk`. */
export function actingIn(request: Request): Acting {
  const acting = actings.get(request)
  if (!acting) throw new Error('This route is not behind mayAsk.')
  return acting
}
