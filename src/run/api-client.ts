import { setTimeout as delay } from 'node:timers/promises'
import type { DEVELOPMENT_USERS } from '../identity/identity.ts'
import { signCustomer, type CustomerClaims } from '../identity/development-customers.ts'
import type { Config } from '../config/config.ts'
import { findRunning } from '../embedded/running.ts'
import type { Language } from '../domain/names.ts'
import { COMMANDS_SAY } from './commands-say.ts'

/** A development user's token: who the commands speak as where nothing else is given to them. */
export type Speaker = keyof typeof DEVELOPMENT_USERS

/** `customer`: whom the portal speaks for, as development believes it. */
export type Asking = { as?: Speaker; body?: unknown; key?: string; customer?: CustomerClaims }

/** The answer was no: what the API said, for a person. */
export class Refused extends Error {
  readonly status: number
  readonly problem: Record<string, unknown>

  constructor(status: number, problem: Record<string, unknown>) {
    const fields = (problem['errors'] as { pointer: string; detail: string }[] | undefined) ?? []
    const named = fields.map(({ pointer, detail }) => `${pointer}: ${detail}`).join('; ')
    super([status, problem['title'], problem['detail'], named].filter(Boolean).join(' — '))
    this.status = status
    this.problem = problem
  }
}

/** How often a busy or unreachable API is asked again; the Idempotency-Key makes that harmless. */
const TRIES = 6
const MAY_PASS = new Set([202, 429, 503])

/** Where the system that runs on the data directory has its API. */
export const runningUrl = ({ dataDir }: Pick<Config, 'dataDir'>) => findRunning(dataDir)?.apiUrl

/** A key or a person's token, instead of the development users; and in which language refusals are told. */
export type SignedInWith = { token?: string | undefined; language?: Language }

/** The running system, spoken to as the other commands do: over its API. */
export function apiClient(url: string | undefined, { token, language = 'en' }: SignedInWith = {}) {
  const base = url?.replace(/\/$/, '')
  if (!base) throw new Error(COMMANDS_SAY.noSystem[language])

  async function answered(sending: Asking & { method: string; path: string }): Promise<Response> {
    const answer = await send(base!, { ...sending, token, language })
    if (answer.status === 401)
      throw new Error(
        (token === undefined ? COMMANDS_SAY.notOnTrial : COMMANDS_SAY.unknownKey)(base!)[language],
      )
    if (!answer.ok) throw await refusal(answer)
    return answer
  }
  const ask = async <T>(method: string, path: string, asking: Asking = {}): Promise<T> =>
    (await answered({ method, path, ...asking })).json() as Promise<T>
  /** An answer of any length as it comes; where it is cut off, that is a fault and no end. */
  async function* bytes(path: string, asking: Asking = {}): AsyncGenerator<Uint8Array> {
    const { body } = await answered({ method: 'GET', path, ...asking })
    if (body) yield* body
  }

  return {
    base,
    get: <T>(path: string, asking: Asking = {}) => ask<T>('GET', path, asking),
    post: <T>(path: string, body: unknown, asking: Asking = {}) => ask<T>('POST', path, { ...asking, body }),
    bytes,
    /** An answer of many lines of JSON, one at a time. */
    async *lines<T>(path: string, asking: Asking = {}): AsyncGenerator<T> {
      const decoder = new TextDecoder()
      let rest = ''
      for await (const chunk of bytes(path, asking)) {
        const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
        rest = lines.pop()!
        for (const line of lines) if (line) yield JSON.parse(line) as T
      }
      rest += decoder.decode()
      if (rest) yield JSON.parse(rest) as T
    },
  }
}
export type ApiClient = ReturnType<typeof apiClient>

type Sending = Asking & SignedInWith & { method: string; path: string }

/** Asks until there is an answer that will not be another one in a moment. */
async function send(
  base: string,
  { method, path, token, language = 'en', as = 'operator-zhou', body, key, customer }: Sending,
): Promise<Response> {
  const headers = {
    authorization: `Bearer ${token ?? as}`,
    'accept-language': language,
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(key !== undefined && { 'idempotency-key': key }),
    ...(customer && { 'yinuo-customer': await signCustomer(customer) }),
  }
  const text = body === undefined ? {} : { body: JSON.stringify(body) }
  for (let tried = 1; ; tried++) {
    const answer = await fetch(`${base}${path}`, { method, headers, ...text }).catch((error: Error) => error)
    const again = answer instanceof Error || MAY_PASS.has(answer.status)
    if (!again) return answer
    if (tried === TRIES) throw answer instanceof Error ? silent(base, answer) : await refusal(answer)
    await delay(250 * 2 ** tried)
  }
}

/** There was no answer, or none but that it is busy, however often it was asked. */
export class Away extends Error {}

const silent = (base: string, cause: Error) => new Away(`Nothing answers at ${base}.`, { cause })

async function refusal(answer: Response): Promise<Refused> {
  const problem = await answer.json().catch(() => ({ title: answer.statusText }))
  return new Refused(answer.status, problem as Record<string, unknown>)
}
