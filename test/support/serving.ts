import { Client } from '@temporalio/client'
import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { pino } from 'pino'
import type { ApiSettings } from '../../src/run/start-api.ts'
import type { PostSettings } from '../../src/run/couriers.ts'
import type { EmailOptions } from '../../src/notify/channels/email.ts'
import { addressSecretOf, letterSecretOf, type LookupKeys } from '../../src/portal/lookup-secret.ts'
import { openApiDocument } from '../../src/api/openapi.ts'
import { createSlowPool } from '../../src/register/pool.ts'
import { workerWithRegister } from './temporal/worker-with-register.ts'
import { ATTRIBUTES } from './temporal/workflow-lives.ts'
import { realServer } from './temporal/servers.ts'
import { consoleFiles } from '../../src/run/console/files.ts'
import { calendars, config, policies, postBy, testApi, testWorker } from './product.ts'

export type Asked = {
  as?: string | null
  key?: string
  ifMatch?: string
  headers?: Record<string, string>
  /** Sent as it is. */
  text?: string
}
// oxlint-disable-next-line typescript/no-explicit-any -- an answer is what the tests look into.
export type Answered = { status: number; headers: Headers; body: any; text: string }

export { calendars, policies }

export type Serving = Awaited<ReturnType<typeof serving>>

type Documented = Record<string, Record<string, { responses?: object }>>

const DOCUMENTED = Object.entries(openApiDocument().paths as Documented).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { responses = {} }]) => ({
    method,
    path: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    statuses: Object.keys(responses).map(Number),
  })),
)

type Wanted = {
  everything?: boolean
  console?: boolean
  smtp?: EmailOptions
  post?: Partial<PostSettings>
} & Pick<ApiSettings, 'evidence' | 'mail' | 'mailRoom' | 'messageSecrets'>

/**
 * The whole thing: Temporal's server, a worker, the register, and the API on a port of its own. The worker does what
 * complaints ask for; with `everything` what the system does besides, with couriers that send mail
 * by `smtp`, or as `post` says; with `console` its pages; with `evidence` files that are brought, with `mail` how mail is read, with
 * `mailRoom` where it comes in, with `messageSecrets` messages of other channels.
 */
export async function serving({ everything = false, console = false, smtp, post, ...more }: Wanted = {}) {
  const server = await realServer({ searchAttributes: ATTRIBUTES })
  const connection = server.nativeConnection
  const house = await workerWithRegister(connection, { worker: !everything })
  const whole = everything
    ? await testWorker({
        ...{ connection, databaseUrl: house.database.url },
        ...((smtp ?? post) && { post: { ...postBy(smtp), ...post } }),
      })
    : undefined
  const client = new Client({ connection: server.nativeConnection })
  const lines: string[] = []
  const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  const temporalAddress = server.address
  const slow = createSlowPool(house.database.url)
  const api = await testApi({
    ...{ client, temporalAddress, pool: house.pool, slow, logger, lookupKeys: LOOKUP_KEYS },
    ...more,
    ...(console && { consoleDir: await consoleFiles(config) }),
  })
  const close = async () => {
    await api.close()
    whole?.shutdown()
    await whole?.run
    await slow.end()
    await house.close()
    await server.stop()
  }
  return { server, house, slow, api, lines, close, ...asker(api.url) }
}

export function asker(url: string) {
  const ask = async (method: string, path: string, body?: unknown, asked: Asked = {}): Promise<Answered> => {
    const { as = 'agent-li', key, ifMatch, headers, text } = asked
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(as && { authorization: `Bearer ${as}` }),
        ...((body !== undefined || text !== undefined) && { 'content-type': 'application/json' }),
        ...(key && { 'idempotency-key': key }),
        ...(ifMatch && { 'if-match': ifMatch }),
        ...headers,
      },
      ...(text !== undefined ? { body: text } : body !== undefined && { body: JSON.stringify(body) }),
    })
    const answer = await response.text()
    const json = parsed(answer)
    expectDocumented(method, path, response.status)
    return {
      status: response.status,
      headers: response.headers,
      body: json,
      text: answer,
    }
  }
  return {
    get: (path: string, asked?: Asked) => ask('GET', path, undefined, asked),
    post: (path: string, body?: unknown, asked?: Asked) => ask('POST', path, body, asked),
    ask,
  }
}

/** Trial S13: whatever any test is answered with stands in the contract. */
function expectDocumented(method: string, path: string, status: number): void {
  const [asked = ''] = path.split('?')
  const route = DOCUMENTED.find((one) => one.method === method.toLowerCase() && one.path.test(asked))
  if (!route || status >= 500 || status === 304 || route.statuses.includes(status)) return
  throw new Error(`${method} ${asked} was answered with ${status}, of which the contract knows nothing.`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const LOOKUP_KEYS: LookupKeys = ['k'.repeat(32)]

/** What the link in a letter to the customer opens the complaint with. */
export const linkOf = (
  { id, number, address }: { id: string; number: string; address?: string | undefined },
  generation = 0,
) => ({ number, secret: letterSecretOf(LOOKUP_KEYS, { id, generation, address }) })

/** What the link opens it with that an address has asked for: of all that was told from there. */
export const addressLinkOf = (of: { id: string; number: string; address: string }, generation = 0) => ({
  number: of.number,
  secret: addressSecretOf(LOOKUP_KEYS, { ...of, generation }),
})

/** A body that takes a complaint in; under a random message id unless told otherwise. */
export const intake = (more: object = {}) => ({
  channel: 'phone',
  details: { complainant: { name: '陈女士', phone: '13800001234' }, subject: 'The car was not clean' },
  ...more,
})

export const key = (): string => randomUUID()

export const first = [
  { type: 'acknowledge', method: 'phone', said: 'We are sorry and look into it.' },
  { type: 'classify', category: 'cleanliness', impact: 'low', risk: 'low', complexity: 'simple' },
  { type: 'assign', department: 'service', person: 'li' },
]

/** Waits until something holds, however slow the moment. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 45_000; Date.now() < end; await delay(50)) if (await holds()) return
  throw new Error('It did not come to hold within 45 seconds.')
}

/** A complaint that has been taken in, with its path. */
export async function takenIn(api: Serving, body: object = intake({ commands: first }), by?: { as: string }) {
  const created = await api.post('/v1/complaints', body, by)
  if (created.status !== 201)
    throw new Error(`The intake was answered with ${created.status}: ${created.text}`)
  return { ...created.body, path: `/v1/complaints/${created.body.id}` }
}

/** Until the register has an intake, which nobody waits for; whatever department it went to. */
export const recorded = (api: Serving, path: string, as = 'management-qian') =>
  until(async () => (await api.get(path, { as })).body.recorded === true)
