import type { Request, RequestHandler } from 'express'
import type { Actor } from '../../domain/command.ts'
import { COMPLAINANT } from '../../portal/actions.ts'
import type { Identity } from '../identity.ts'
import { Problem } from '../problems/problem.ts'

const actors = new WeakMap<Request, Actor>()

/** Only known callers pass. What a person sees is theirs alone: no cache shares it. */
export const authenticated =
  (identity: Identity, isPublic: (path: string) => boolean): RequestHandler =>
  async (request, response, next) => {
    response.set('Cache-Control', 'private, no-cache')
    response.vary('Authorization').vary('Accept-Language')
    const { baseUrl, path } = request
    const actor = isPublic(baseUrl + path) ? COMPLAINANT : await identity.authenticate(request)
    if (!actor) throw new Problem('unauthenticated', { headers: { 'WWW-Authenticate': 'Bearer' } })
    actors.set(request, actor)
    next()
  }

/** Who asks, on a route behind `authenticated`. */
export function actorOf(request: Request): Actor {
  const actor = actors.get(request)
  if (!actor) throw new Error('This route is not behind the identity.')
  return actor
}
