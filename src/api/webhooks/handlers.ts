import { randomUUID } from 'node:crypto'
import { digestOf, idOfParts } from '../../register/commit/digest.ts'
import { listAttempts } from '../../webhooks/attempts.ts'
import {
  getEndpoint as readEndpoint,
  listEndpoints as readEndpoints,
  type Endpoint,
} from '../../webhooks/endpoint.ts'
import {
  changeEndpoint as change,
  type EndpointAsked,
  type EndpointChange,
  type EndpointChanged,
} from '../../webhooks/endpoint-changes.ts'
import { urlMisfitOf, type Misfit } from '../../webhooks/fitting.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import type { Call, Reply } from '../route.ts'
import { deliveryView, endpointView } from './view.ts'
import { fromRegister } from '../from-register.ts'
import { defined } from '../../domain/defined.ts'

export async function createEndpoint(deps: Deps, call: Call<Contract['createEndpoint']>): Promise<Reply> {
  const { by, body, idempotencyKey = randomUUID() } = call
  refuseUrl(deps, body.url)
  const { kind, url, language, description = null, eventTypes = [], roles = [], department = null } = body
  const changed = await ask(deps, { ...call, idempotencyKey }, idOfParts('ep', [by.id, idempotencyKey]), {
    type: 'created',
    ...{ kind, url, language, description, eventTypes, roles, department },
    ...defined({ secret: body.secret }),
  })
  const reply = replyOf(changed)
  const Location = `/v1/webhook-endpoints/${changed.endpoint.id}`
  return { ...reply, status: changed.replayed ? 200 : 201, headers: { ...reply.headers, Location } }
}

export async function changeEndpoint(deps: Deps, call: Call<Contract['changeEndpoint']>): Promise<Reply> {
  const { url } = call.body
  if (url !== undefined) refuseUrl(deps, url)
  return replyOf(await ask(deps, call, call.params.id, { type: 'changed', ...defined(call.body) }))
}

export async function rotateEndpointSecret(
  deps: Deps,
  call: Call<Contract['rotateEndpointSecret']>,
): Promise<Reply> {
  const { keepOldHours, secret } = call.body
  const rotation = { type: 'secretRotated', keepOldMs: keepOldHours * 3_600_000 } as const
  return replyOf(await ask(deps, call, call.params.id, { ...rotation, ...defined({ secret }) }))
}

export async function disableEndpoint(deps: Deps, call: Call<Contract['disableEndpoint']>): Promise<Reply> {
  return replyOf(await ask(deps, call, call.params.id, { type: 'disabled' }))
}

export async function enableEndpoint(deps: Deps, call: Call<Contract['enableEndpoint']>): Promise<Reply> {
  const { skipMissed } = call.body
  return replyOf(await ask(deps, call, call.params.id, { type: 'enabled', skipMissed }))
}

export async function testEndpoint(deps: Deps, call: Call<Contract['testEndpoint']>): Promise<Reply> {
  return begunReply(await ask(deps, call, call.params.id, { type: 'tested' }))
}

export async function redeliver(deps: Deps, call: Call<Contract['redeliver']>): Promise<Reply> {
  const { id, messageId } = call.params
  return begunReply(await ask(deps, call, id, { type: 'redelivered', messageId }))
}

export async function listEndpoints(deps: Deps): Promise<Reply> {
  const endpoints = await fromRegister(deps, ({ pool }) => readEndpoints(pool))
  return { body: { data: endpoints.map(endpointView) } }
}

export async function getEndpoint(deps: Deps, call: Call<Contract['getEndpoint']>): Promise<Reply> {
  const endpoint = await existingEndpoint(deps, call.params.id)
  // Its state goes on without its version: a tag of the version alone would hide that.
  return { body: endpointView(endpoint) }
}

export async function listDeliveries(deps: Deps, call: Call<Contract['listDeliveries']>): Promise<Reply> {
  const { limit, cursor, messageId, ok } = call.query
  const { id } = await existingEndpoint(deps, call.params.id)
  const before = cursor === undefined ? undefined : Number(cursor)
  const attempts = await fromRegister(deps, ({ slow }) =>
    listAttempts(slow, { endpointId: id, messageId, ok, before, limit: limit + 1 }),
  )
  const data = attempts.slice(0, limit)
  const last = data.at(-1)
  const more = attempts.length > limit && last && { nextCursor: String(last.position) }
  return { body: { data: data.map(deliveryView), ...more } }
}

async function existingEndpoint(deps: Deps, id: string): Promise<Endpoint> {
  const endpoint = await fromRegister(deps, ({ pool }) => readEndpoint(pool, id))
  if (!endpoint) throw new Problem('notFound', { detail: `There is no endpoint ${id}.` })
  return endpoint
}

type Asking = Pick<Call<Contract['changeEndpoint']>, 'by' | 'idempotencyKey' | 'ifVersion'> & {
  body: object
  params?: object | undefined
}

async function ask(deps: Deps, call: Asking, id: string, wanted: EndpointChange): Promise<EndpointChanged> {
  const { by, body, params, idempotencyKey, ifVersion } = call
  const asked: EndpointAsked = {
    ...{ id, change: wanted, by, at: deps.now() },
    digest: digestOf([wanted.type, params, body]),
    ...defined({ key: idempotencyKey, ifVersion }),
  }
  const result = await fromRegister(deps, ({ pool }) => change(pool, asked))
  if (!('code' in result)) return result
  const { code, detail, pointer } = result
  if (pointer !== undefined) throw unfit({ pointer, detail: detail ?? code })
  throw new Problem(code, { detail })
}

function replyOf({ endpoint, replayed, newSecret }: EndpointChanged) {
  return {
    headers: { ETag: `"${endpoint.version}"`, ...(replayed && { 'Idempotent-Replayed': 'true' }) },
    body: { ...endpointView(endpoint), ...(newSecret !== undefined && { secret: newSecret }) },
  }
}

const begunReply = ({ replayed, messageId }: EndpointChanged) => ({
  ...(replayed && { headers: { 'Idempotent-Replayed': 'true' } }),
  body: { messageId },
})

function refuseUrl({ allowPrivateEndpoints }: Deps, url: string): void {
  const misfit = urlMisfitOf(url, { allowPrivate: allowPrivateEndpoints })
  if (misfit) throw unfit(misfit)
}

const unfit = ({ pointer, detail }: Misfit): Problem =>
  new Problem('invalid', { detail, errors: [{ in: 'body', pointer, code: 'invalid', detail }] })
