import express, { Router, type Request, type RequestHandler, type Response } from 'express'
import { createHash } from 'node:crypto'
import { operations } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { handlersFor } from '../handlers/handlers.ts'
import { Problem } from '../problems/problem.ts'
import type { Handler, Reply, Route, TextReply } from '../route.ts'
import { actorOf } from './authenticated.ts'
import { callOf } from './call.ts'
import { sendLines, sendStream } from './streaming.ts'
import { refuseHidden } from './hidden.ts'

/** Every operation of the contract, and 405 for what else is tried on its path. */
export function operationsRouter(deps: Deps): Router {
  const router = Router()
  const handlers = handlersFor(deps)
  for (const [name, route] of operations) {
    const handler = handlers.get(name)!
    const path = expressPath(route.path)
    const reads =
      route.method === 'post' ? [mayAsk(route), isJson, express.json(bodyOf(route))] : [mayAsk(route)]
    router[route.method](path, ...reads, answering(deps, route, handler))
  }
  for (const [path, methods] of methodsByPath()) router.all(expressPath(path), wrongMethod(methods))
  return router
}

const expressPath = (path: string) => path.replaceAll(/\{(\w+)\}/g, ':$1')
const bodyOf = ({ bodyLimit = '1mb' }: Route) => ({ limit: bodyLimit, strict: false })

const mayAsk =
  ({ roles }: Route): RequestHandler =>
  (request, _response, next) => {
    if (roles && !roles.includes(actorOf(request).role)) throw new Problem('forbidden')
    next()
  }

/** A body of another type is refused, not ignored; no body at all reads as an empty one. */
const isJson: RequestHandler = (request, _response, next) => {
  const isEmpty = request.get('content-length') === '0' || request.is('*/*') === null
  if (!isEmpty && !request.is('application/json')) throw new Problem('wrongContentType')
  next()
}

function answering(deps: Deps, route: Route, handler: Handler): RequestHandler {
  return async (request, response) => {
    const call = callOf(route, request)
    await refuseHidden(deps, route, call)
    const reply = await handler(call)
    if ('lines' in reply) await sendLines(deps, response, reply.lines)
    else if ('chunks' in reply) await sendStream(deps, response, reply)
    else if ('text' in reply) sendDocument(request, response, reply)
    else sendJson(request, response, { status: route.status, reply })
  }
}

type Sending = { status: number; reply: Extract<Reply, { body: unknown }> }

function sendJson(request: Request, response: Response, { status, reply }: Sending): void {
  const text = JSON.stringify(reply.body)
  response.set(reply.headers ?? {})
  if (reply.status === 304) return void response.status(304).end()
  if (isKnown(request, response, text)) return
  response
    .status(reply.status ?? status)
    .type('json')
    .send(text)
}

/** A document has its styles and pictures in itself: it loads nothing and runs nothing. */
const DOCUMENT_CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"

function sendDocument(request: Request, response: Response, reply: TextReply): void {
  const { text, type, filename, headers = {} } = reply
  response.set(headers)
  if (filename) response.attachment(filename)
  if (isKnown(request, response, text)) return
  response.set('Content-Security-Policy', DOCUMENT_CSP).status(200).type(`${type}; charset=utf-8`).send(text)
}

/** What a reader has already is not sent again. Cache-Control is not asked: fetch always sends no-cache along. */
function isKnown(request: Request, response: Response, text: string): boolean {
  if (request.method === 'POST') return false
  const given = response.get('ETag')
  const etag = given ?? `W/"${createHash('sha1').update(text).digest('base64url')}"`
  const known = request.get('if-none-match')?.split(',') ?? []
  response.set('ETag', etag)
  if (!known.some((one) => plain(one) === plain(etag))) return false
  response.status(304).end()
  return true
}

const plain = (etag: string) => etag.trim().replace(/^W\//, '')

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
