import type { Request, RequestHandler } from 'express'
import type { Actor } from '../../domain/command.ts'
import { actingAs, callerWith, type Caller } from '../../identity/caller.ts'
import type { Identity } from '../../identity/identity.ts'
import { COMPLAINANT } from '../../portal/actions.ts'
import { forbidden, Problem } from '../problems/problem.ts'
import type { Route } from '../route.ts'

const callers = new WeakMap<Request, Caller>()
const actors = new WeakMap<Request, Actor>()

/** Who has the slip of a complaint says so in the body. */
const SLIP: Caller = { ...callerWith(COMPLAINANT), by: 'slip' }

/** Only known callers pass. What a person sees is theirs alone: no cache shares it. */
export const authenticated =
  (identity: Identity, isPublic: (path: string) => boolean): RequestHandler =>
  async (request, response, next) => {
    response.set('Cache-Control', 'private, no-cache')
    response.vary('Authorization').vary('Accept-Language')
    const { baseUrl, path } = request
    const caller = isPublic(baseUrl + path) ? SLIP : await identity.authenticate(request)
    if (!caller) throw new Problem('unauthenticated', { headers: { 'WWW-Authenticate': 'Bearer' } })
    if ('code' in caller) throw new Problem(caller.code, { detail: caller.detail })
    callers.set(request, caller)
    next()
  }

/** Whoever has a role that may goes on in it. */
export const mayAsk =
  ({ may }: Pick<Route, 'may'>): RequestHandler =>
  (request, _response, next) => {
    const caller = callers.get(request)
    if (!caller) throw new Error('This route is not behind the identity.')
    const actor = actingAs(caller, may)
    if (!actor) throw forbidden(may)
    actors.set(request, actor)
    next()
  }

/** Who asks, on a route behind `mayAsk`. */
export function actorOf(request: Request): Actor {
  const actor = actors.get(request)
  if (!actor) throw new Error('This route is not behind mayAsk.')
  return actor
}
