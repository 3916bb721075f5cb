import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Pool } from 'pg'
import { afterEach, beforeEach } from 'vitest'
import { createGuardedFetch } from '../../src/notify/channels/guarded-fetch.ts'
import type { DeliveringDeps } from '../../src/webhooks/deliver.ts'
import { listAttempts } from '../../src/webhooks/attempts.ts'
import { PATIENCE } from '../../src/webhooks/patience.ts'
import {
  changeEndpoint,
  type EndpointChange,
  type EndpointChanged,
} from '../../src/webhooks/endpoint-changes.ts'
import { commitOf, entries } from '../support/register/commits.ts'
import { freshRegister, type FreshRegister } from '../support/register/fresh-register.ts'

export type Received = { headers: IncomingHttpHeaders; body: string; at: number }
type Answer = (received: Received, response: ServerResponse) => void

/** Another system: what it is sent, and how it answers; with 204 unless told otherwise. */
export async function receiving(answer: Answer = (_, response) => response.writeHead(204).end()) {
  const received: Received[] = []
  const receiver = { answer }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const one = { headers: request.headers, body: Buffer.concat(chunks).toString(), at: Date.now() }
      received.push(one)
      receiver.answer(one, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    idsOf: () => received.map(({ headers }) => headers['webhook-id']),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
}

export type Receiver = Awaited<ReturnType<typeof receiving>>

const by = { id: 'zhou', role: 'operator' } as const
let number = 0

/** Does something to an endpoint as an operator; a refusal fails the test. */
export async function changed(pool: Pool, id: string, change: EndpointChange): Promise<EndpointChanged> {
  const result = await changeEndpoint(pool, { id, change, by, at: Date.now(), digest: '' })
  if ('code' in result) throw new Error(`${result.code}: ${result.detail}`)
  return result
}

const ordinary = {
  type: 'created',
  description: null,
  language: 'en',
  eventTypes: [],
  roles: [],
  department: null,
} as const

/** A webhook that wants everything, unless told otherwise; with its secret. */
export async function webhook(pool: Pool, url: string, eventTypes: readonly string[] = ['*']) {
  const id = `ep_${++number}`
  const { newSecret } = await changed(pool, id, { ...ordinary, kind: 'webhook', url, eventTypes })
  return { id, secret: newSecret! }
}

export async function robot(pool: Pool, fields: Partial<Extract<EndpointChange, { type: 'created' }>>) {
  const id = `ep_${++number}`
  const given = { kind: 'slack', url: 'https://hooks.slack.example/T1/B1/s3cret', roles: ['agent'] } as const
  await changed(pool, id, { ...ordinary, ...given, ...fields })
  return id
}

/** What delivers, at a time that the test sets. */
export function delivering(pool: Pool, more: Partial<DeliveringDeps> = {}) {
  const alarms: { facts: Record<string, unknown>; sentence: string }[] = []
  const clock = { passedMs: 0 }
  const deps: DeliveringDeps = {
    pool,
    fetch: createGuardedFetch({ allowPrivate: true, timeoutMs: 10_000, maxBodyBytes: 2_000 }),
    alarm: (facts, sentence) => void alarms.push({ facts: facts as Record<string, unknown>, sentence }),
    now: () => Date.now() + clock.passedMs,
    random: () => 0.5,
    patience: { ...PATIENCE, lingerMs: 0 },
    ...more,
  }
  return { deps, alarms, clock }
}

export const never = new AbortController().signal

/** A register and a receiver of their own for each test of a file, and what has been sent from the one to the other. */
export function registerAndReceiver() {
  let fresh: FreshRegister
  let receiver: Receiver
  beforeEach(async () => {
    fresh = await freshRegister({ max: 24, statementTimeoutMs: 20_000 })
    receiver = await receiving()
  })
  afterEach(async () => {
    await receiver.close()
    await fresh.close()
  })
  return {
    get url() {
      return fresh.url
    },
    get pool() {
      return fresh.pool
    },
    get receiver() {
      return receiver
    },
    happen: (from: number, to = from, id = 'cmp_1') =>
      fresh.register.commit(commitOf({ id, entries: entries(from, to) }), 'run'),
    log: (endpointId: string) => listAttempts(fresh.pool, { endpointId, limit: 200 }),
    /** How many messages to an endpoint are in which state. */
    async states(endpointId: string): Promise<Record<string, number>> {
      const { rows } = await fresh.pool.query<{ state: string; count: number }>(
        'select state, count(*) from webhook_message where endpoint_id = $1 group by state',
        [endpointId],
      )
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
    },
  }
}
