import operations from 'virtual:operations'
import type { Language } from '../../domain/names.ts'
import type { Answer, Asked, CommandType, Operation } from './contract.ts'
import { Failure, failureOf, UNKNOWN } from './failure.ts'
import { noteServerTime } from './server-clock.ts'

let language: Language = 'zh'
/** In which language the API is to tell what it refuses. */
export const speak = (wanted: Language): void => void (language = wanted)

/** Told to the window when an answer says that nobody is signed in any more. */
export const SIGNED_OUT = 'yinuo.signed-out'

type Sending = {
  body?: unknown
  /** The same key acts at most once. */
  key?: string
  /** The version of the complaint that the reader has seen. */
  version?: number
  signal?: AbortSignal
}

/** What came back, and whether there is something now that was not there before. */
type Answered<A> = { answer: A; isNew: boolean }

/** Asks one operation of the API. Throws a Failure for every answer that is no success. */
export const ask = async <N extends Operation>(
  name: N,
  { params, query, body }: Asked<N> = {},
  more: Omit<Sending, 'body'> = {},
): Promise<Answer<N>> =>
  (
    await send<Answer<N>>(name, addressOf(name, params, query), {
      ...(body !== undefined && { body }),
      ...more,
    })
  ).answer

/** One command to one complaint. */
export const perform = async (
  type: CommandType,
  id: string,
  body: unknown,
  more: Omit<Sending, 'body'>,
): Promise<Answer<'performCommands'>> =>
  (await send<Answer<'performCommands'>>(type, addressOf(type, { id }), { body, ...more })).answer

/** Any operation by its name, as a dialog made from its schema asks it. */
export const askNamed = (
  name: string,
  params: Values,
  body: unknown,
  key: string,
): Promise<Answered<unknown>> => send(name, addressOf(name, params), { body, key })

/** Sends a file as it is; what comes back names it. */
export const bring = async (file: File): Promise<Answer<'bringFile'>> =>
  (await send<Answer<'bringFile'>>('bringFile', addressOf('bringFile'), { body: file })).answer

/** A file that a complaint names as evidence. */
export async function evidenceFile(id: string, digest: string): Promise<Blob> {
  const response = await fetched('getEvidence', addressOf('getEvidence', { id, digest }), {})
  return response.blob()
}

/** A new key for one intention: it stays the same however often it is sent. */
export const newKey = (): string => crypto.randomUUID()

type Values = Readonly<Record<string, string | number | boolean | undefined>>

/** The address of an operation, for a link that the browser itself follows too. */
export function addressOf(name: string, params: Values = {}, query: Values = {}): string {
  const path = operations[name]!.path.replaceAll(/\{(\w+)\}/g, (_, part: string) =>
    encodeURIComponent(String(params[part])),
  )
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(given.map(([field, value]) => [field, String(value)]))
  return given.length > 0 ? `${path}?${search}` : path
}

/** It may have been done: sent again under its key it acts once. */
const isUnknown = (answer: unknown): boolean => (answer as { code?: unknown } | null)?.code === UNKNOWN

async function send<A>(name: string, address: string, sending: Sending): Promise<Answered<A>> {
  const response = await fetched(name, address, sending)
  const answer = (await response.json()) as A
  if (isUnknown(answer)) throw new Failure({ code: UNKNOWN })
  return { answer, isNew: response.status === 201 }
}

/** A file goes as it is, with the type that the browser knows of it; everything else as JSON. */
const bodyOf = (body: unknown): { type: string; body: BodyInit } =>
  body instanceof File
    ? { type: body.type || 'application/octet-stream', body }
    : { type: 'application/json', body: JSON.stringify(body ?? {}) }

async function fetched(
  name: string,
  address: string,
  { body, key, version, signal }: Sending,
): Promise<Response> {
  const { method } = operations[name]!
  const sent = method === 'post' && bodyOf(body)
  const response = await fetch(address, {
    method: method.toUpperCase(),
    headers: {
      Accept: 'application/json',
      'Accept-Language': language,
      ...(sent && { 'Content-Type': sent.type }),
      ...(key !== undefined && { 'Idempotency-Key': key }),
      ...(version !== undefined && { 'If-Match': `"${version}"` }),
    },
    ...(sent && { body: sent.body }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new Failure({})
  })
  noteServerTime(response.headers.get('Date'))
  // Who asks who they are hears it by the answer itself.
  if (response.status === 401 && name !== 'getMe') dispatchEvent(new Event(SIGNED_OUT))
  if (!response.ok) throw await failureOf(response)
  return response
}
