import type { Request } from 'express'
import type { Signature } from '../../channels/signed.ts'
import { IDEMPOTENCY_KEY, IF_MATCH } from '../headers.ts'
import { Problem } from '../problems/problem.ts'
import { parsedOrProblem } from '../problems/validation.ts'
import type { Accepted, Call, Route, SentFile } from '../route.ts'
import { actingIn, callerOf } from './authenticated.ts'
import { customerOf } from './spoken-for.ts'
import { languageOf, preferredLanguage } from './language.ts'

/** A request as its route wants it, every part parsed; what does not fit is named. */
export function callOf(route: Route, request: Request): Call {
  const language = languageOf(request)
  const { params, query, body } = route
  const call = {
    params: params && parsedOrProblem(params, withoutNul(request.params), 'path', language),
    query: query && parsedOrProblem(query, withoutNul(request.query), 'query', language),
    // No body at all is an empty one; `null` is a body, and no object.
    body: body && parsedOrProblem(body, request.body === undefined ? {} : request.body, 'body', language),
    ...(route.takesFile && { file: fileIn(request) }),
    by: actingIn(request).may[0],
    actors: actingIn(request).may,
    customer: customerOf(request),
    caller: callerOf(request),
    language: preferredLanguage(request),
    idempotencyKey: route.keyed && keyOf(request),
    ifVersion: route.keyed === 'command' ? ifVersionOf(request) : undefined,
    lastEventId: request.get('last-event-id'),
    ifNoneMatch: tagsIn(request.get('if-none-match')),
    accepts: acceptedBy(request),
  }
  return call
}

/** Read by whoever takes it in; an answer that comes before its end does not break the connection. */
const fileIn = (request: Request): SentFile => ({
  bytes: request.iterator({ destroyOnReturn: false }),
  contentType: request.get('content-type'),
  declaredBytes: Number(request.get('content-length')) || undefined,
  signature: signatureIn(request),
})

function signatureIn(request: Request): Signature | undefined {
  const id = request.get('webhook-id')
  const timestamp = request.get('webhook-timestamp')
  const signature = request.get('webhook-signature')
  return id && timestamp && signature
    ? { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature }
    : undefined
}

const WRITTEN_AS: Readonly<Record<string, Accepted>> = {
  'application/json': 'json',
  'text/csv': 'csv',
  'image/svg+xml': 'svg',
  'text/plain': 'plain',
}

const acceptedBy = (request: Request): Accepted =>
  WRITTEN_AS[request.accepts(Object.keys(WRITTEN_AS)) || 'application/json'] ?? 'json'

/** No text of the register has a NUL, and PostgreSQL would not even look for one: what is asked with it finds nothing. */
function withoutNul<T extends object>(given: T): T {
  const plain = (text: unknown) => (typeof text === 'string' ? text.replaceAll('\0', '\ufffd') : text)
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(plain) : plain(value),
    ]),
  ) as T
}

/** Compared weakly: without their marks. */
const tagsIn = (header = '') => [...header.matchAll(/"([^"]*)"/g)].map(([, tag = '']) => tag)

function keyOf(request: Request): string | undefined {
  const key = request.get('idempotency-key')
  if (key === undefined || IDEMPOTENCY_KEY.test(key)) return key
  throw wrongHeader('Idempotency-Key', 'A key has 1 to 255 printable ASCII characters and no spaces.')
}

function ifVersionOf(request: Request): number | undefined {
  const condition = request.get('if-match')
  if (condition === undefined || condition === '*') return undefined
  const [, version] = IF_MATCH.exec(condition) ?? []
  if (version === undefined) throw wrongHeader('If-Match', 'Give the ETag of a complaint, like "7".')
  return Number(version)
}

const wrongHeader = (name: string, detail: string) =>
  new Problem('invalid', {
    detail,
    errors: [{ in: 'header', pointer: `/${name}`, code: 'invalid', detail }],
  })
