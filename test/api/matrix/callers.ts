import { SCOPES, type Scope } from '../../../src/domain/access/scopes.ts'
import { signCustomer } from '../../../src/identity/development-customers.ts'
import type { asker } from '../../support/serving.ts'
import type { House } from './house.ts'
import { BY_ROLE } from './people.ts'
import { EVERYWHERE, IN_SERVICE, type Named } from './relations.ts'
import type { Operation } from './routes.ts'
import { NAMED, scopesFor } from './table.ts'
import { bodyFor } from './words.ts'

type Headers = Record<string, string>
/** Where somebody asks, and what they show. */
export type Caller = { url: string; headers: Headers }
export type Answer = { status: number; code: string | undefined; detail: string; text: string }
export type Api = { url: string } & ReturnType<typeof asker>

let address = 0
/** Each request from another address: what needs no token is counted by that. */
const elsewhere = (): Headers => {
  address += 1
  return { 'x-forwarded-for': `10.${address >> 16}.${(address >> 8) & 255}.${address & 255}` }
}

type Sent = { path: string; body?: unknown; headers?: Headers }

/** What an operation answers; who is told to come again, as on a busy machine, does. */
export async function send(caller: Caller, operation: Operation, sent: Sent): Promise<Answer> {
  const answer = await sendOnce(caller, operation, sent)
  return answer.status === 503 ? sendOnce(caller, operation, sent) : answer
}

/** Of a stream that goes on, that it has begun. */
async function sendOnce(
  { url, headers }: Caller,
  { route: { method } }: Operation,
  { path, body, headers: more }: Sent,
): Promise<Answer> {
  const response = await fetch(url + path, {
    method: method.toUpperCase(),
    headers: { 'content-type': 'application/json', ...elsewhere(), ...headers, ...more },
    ...(method === 'post' && { body: JSON.stringify(body) }),
  })
  const goesOn = response.headers.get('content-type')?.startsWith('text/event-stream') === true
  if (goesOn) await response.body?.cancel()
  const text = goesOn ? '' : await response.text()
  const { code, detail = '' } = problemIn(text)
  return { status: response.status, code, detail, text }
}

function problemIn(text: string): { code?: string; detail?: string } {
  try {
    return (JSON.parse(text) ?? {}) as { code?: string; detail?: string }
  } catch {
    return {}
  }
}

/** What no operation takes: who gets past the door of roles is told so. */
export const NONSENSE = { nonsense: true }

/** With a body that fits, or with one that no operation takes. */
export const fittingBody = (operation: Operation): unknown => bodyFor(operation)

export type Callers = Awaited<ReturnType<typeof callersOf>>

/** Who asks in each role, by the credentials of production; only customers by the portal of development. */
export async function callersOf(house: House, api: Api) {
  const bearer = (token: string): Caller => ({
    url: api.url,
    headers: { authorization: `Bearer ${token}` },
  })
  const person = async (sub: string) => bearer(await house.issuer.tokenFor({ sub }))
  const administrator = await person('ada')
  const key = async (scopes: readonly Scope[], departments?: readonly string[]) => {
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString()
    const wanted = { name: 'A system', scopes, expiresAt, ...(departments && { departments }) }
    const { headers } = administrator
    const { status, body, text } = await api.post('/v1/api-keys', wanted, { as: null, headers })
    if (status !== 201) throw new Error(text)
    return body as { id: string; token: string }
  }
  const staff = new Map<Named, Caller>()
  for (const [role, id] of Object.entries(BY_ROLE)) staff.set(role as Named, await person(id))
  const inService = bearer((await key(IN_SERVICE, ['service'])).token)
  const everywhere = bearer((await key(EVERYWHERE)).token)
  const speaking = bearer((await key(['customers'])).token)
  const lacking = new Map<string, Caller>()
  for (const scopes of new Set(NAMED.map((name) => scopesFor(name).join())))
    lacking.set(scopes, bearer((await key(SCOPES.filter((one) => !scopes.split(',').includes(one)))).token))
  /** Whose key has all scopes but those that would do. */
  const without = (operation: string): Caller => lacking.get(scopesFor(operation).join())!

  const system = (operation: string): Caller => {
    const [scope] = scopesFor(operation) as (Scope | 'any')[]
    if (scope === 'customers') return speaking
    return EVERYWHERE.some((one) => one === scope) ? everywhere : inService
  }
  const portal = { url: house.preparing.url, headers: { authorization: 'Bearer portal' } }
  /** Who asks for this operation in a role. */
  const of = (role: Named, operation: string): Caller =>
    role === 'integration' ? system(operation) : role === 'customer' ? portal : staff.get(role)!
  return { bearer, person, key, of, without, speaking, portal, administrator }
}

/** For whom a portal asks. */
export const forCustomer = async (complaint: string): Promise<Headers> => ({
  'yinuo-customer': await signCustomer({ complaint }),
})

/** Some at a time. */
export async function forEachOf<T>(all: readonly T[], ask: (one: T) => Promise<void>, atOnce = 12) {
  const rest = [...all]
  const work = async () => {
    for (let one = rest.shift(); one !== undefined; one = rest.shift()) await ask(one)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}
