import express, { Router, type Request, type RequestHandler, type Response } from 'express'
import { createHash } from 'node:crypto'
import { operations } from './contract.ts'
import type { Deps } from './deps.ts'
import { handlersFor } from './handlers.ts'
import { Problem } from './problems/problem.ts'
import type { Call, Handler, Reply, Route, TextReply } from './route.ts'
import { actingIn, mayAsk } from './middlewares/authenticated.ts'
import { recordReading } from './middlewares/access-log.ts'
import { callOf } from './middlewares/call.ts'
import { limitedByAddress } from './middlewares/limited.ts'
import { sendEvents, sendLines, sendStream } from './middlewares/streaming.ts'
import { isForCustomers, spokenFor } from './middlewares/spoken-for.ts'
import { actingOn } from './middlewares/reached.ts'
import { refuseLossy } from './middlewares/strict-body.ts'

/** Every operation of the contract, and 405 for what else is tried on its path. */
export function operationsRouter(deps: Deps): Router {
  const router = Router()
  const handlers = handlersFor(deps)
  for (const [name, route] of operations) {
    const handler = handlers.get(name)!
    const path = expressPath(route.path)
    const admits = [
      ...(route.isPublic ? [limitedByAddress(deps)] : []),
      mayAsk(route),
      ...(isForCustomers(route) ? [spokenFor(deps.customers)] : []),
    ]
    const takesJson = route.method === 'post' && !route.takesFile
    const reads = takesJson ? [isJson, express.json(bodyOf(route))] : []
    router[route.method](path, ...admits, ...reads, answering(deps, { name, route, handler }))
  }
  for (const [path, methods] of methodsByPath()) router.all(expressPath(path), wrongMethod(methods))
  return router
}

const publicPaths = new Set(operations.flatMap(([, { isPublic, path }]) => (isPublic ? [path] : [])))

/** Whether a path of the API is open without a token. */
export const isPublic = (path: string): boolean => publicPaths.has(path.replace(/\/$/, ''))

const expressPath = (path: string) => path.replaceAll(/\{(\w+)\}/g, ':$1')
const bodyOf = ({ bodyLimit = '1mb' }: Route) => ({ limit: bodyLimit, strict: false, verify: refuseLossy })

/** A body of another type is refused, not ignored; no body at all reads as an empty one. */
const isJson: RequestHandler = (request, _response, next) => {
  const isEmpty = request.get('content-length') === '0' || request.is('*/*') === null
  if (!isEmpty && !request.is('application/json')) throw new Problem('wrongContentType')
  next()
}

type Operation = { name: string; route: Route; handler: Handler }

function answering(deps: Deps, { name, route, handler }: Operation): RequestHandler {
  return async (request, response) => {
    const asked = callOf(route, request)
    const call = { ...asked, by: await actingOn(deps, route, asked, actingIn(request)) }
    const reply = await handler(call)
    // Who is told that nothing has changed has read nothing.
    if (!('status' in reply && reply.status === 304)) await recordReading(deps, name, route, call)
    if ('lines' in reply) await sendLines(deps, response, reply.lines)
    else if ('chunks' in reply) await sendStream(deps, response, reply)
    else if ('events' in reply) await sendEvents(response, reply)
    else if ('text' in reply) sendDocument(response, { route, call, reply })
    else sendJson(response, { route, call, reply })
  }
}

type Asked = { route: Route; call: Call }
type JsonReply = Extract<Reply, { body: unknown }>

function sendJson(response: Response, { reply, ...asked }: Asked & { reply: JsonReply }): void {
  const text = JSON.stringify(reply.body)
  response.set(reply.headers ?? {})
  if (reply.status === 304) return void response.status(304).end()
  if (isKnown(asked, response, text)) return
  response
    .status(reply.status ?? asked.route.status)
    .type('json')
    .send(text)
}

/** A document has its styles and pictures in itself: it loads nothing and runs nothing. */
const DOCUMENT_CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"

function sendDocument(response: Response, { reply, ...asked }: Asked & { reply: TextReply }): void {
  const { text, type, filename, headers = {} } = reply
  response.set(headers)
  if (filename) response.attachment(filename)
  if (isKnown(asked, response, text)) return
  response.set('Content-Security-Policy', DOCUMENT_CSP).status(200).type(`${type}; charset=utf-8`).send(text)
}

/** What a reader has already is not sent again. Cache-Control is not asked: fetch always sends no-cache along. */
function isKnown({ route, call }: Asked, response: Response, text: string): boolean {
  if (route.method === 'post') return false
  const given = response.get('ETag')
  const etag = given ?? `W/"${createHash('sha1').update(text).digest('base64url')}"`
  response.set('ETag', etag)
  if (!call.ifNoneMatch.includes(etag.replace(/^W\//, '').slice(1, -1))) return false
  response.status(304).end()
  return true
}

function methodsByPath(): Map<string, string[]> {
  const methods = new Map<string, string[]>()
  for (const [, { path, method }] of operations)
    methods.set(path, [...(methods.get(path) ?? []), ...(method === 'get' ? ['GET', 'HEAD'] : ['POST'])])
  return methods
}

const wrongMethod =
  (methods: readonly string[]): RequestHandler =>
  (_request: Request) => {
    throw new Problem('wrongMethod', { headers: { Allow: methods.join(', ') } })
  }
