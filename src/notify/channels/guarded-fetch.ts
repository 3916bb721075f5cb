import { lookup as lookUp, type LookupAddress } from 'node:dns'
import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { dayMs } from '../../domain/instant.ts'
import { DeliveryFault } from '../letter.ts'
import { mayConnectTo } from './public-address.ts'

export type GuardOptions = {
  /** For development and for receivers in a firm's own net; plain http is allowed then too. */
  allowPrivate: boolean
  /** From the first look-up to the last byte of the answer. */
  timeoutMs: number
  /** Of a longer answer the beginning is kept. */
  maxBodyBytes: number
  /** How names are resolved; as the system does it, unless told otherwise. */
  resolve?: (hostname: string) => Promise<readonly LookupAddress[]>
}

export type GuardedRequest = { headers?: Record<string, string>; body: string; signal?: AbortSignal }

export type GuardedAnswer = { status: number; body: string; retryAfterMs?: number }

/** Posts to an address that a person typed in. A redirect is an answer like any other, and not followed. */
export type GuardedFetch = (url: string, request: GuardedRequest) => Promise<GuardedAnswer>

/**
 * Makes the only way by which requests leave for addresses typed in by users. A name is resolved once, checked, and
 * connected to as checked, so that it cannot mean something else a moment later. No fault names the URL: it may be
 * a secret.
 */
export function createGuardedFetch(options: GuardOptions): GuardedFetch {
  const { allowPrivate, timeoutMs, maxBodyBytes } = options
  const lookup = guardedLookup(options)
  return async (url, { headers, body, signal }) => {
    const reason = checkEndpointUrl(url, { allowPrivate })
    if (reason !== undefined) throw new DeliveryFault(reason, { isFinal: true })
    const inTime = AbortSignal.timeout(timeoutMs)
    const until = signal ? AbortSignal.any([signal, inTime]) : inTime
    let isConnected = false
    const onConnected = () => (isConnected = true)
    const given = { lookup, headers: { ...headers }, body, signal: until, onConnected }
    try {
      const response = await post(new URL(url), given)
      return await answerOf(response, maxBodyBytes)
    } catch (error) {
      if (error instanceof DeliveryFault) throw error
      const sentence = sentenceOf(error, {
        isGivenUp: signal?.aborted === true,
        isLate: inTime.aborted,
        timeoutMs,
      })
      // What was not even begun has failed for certain.
      throw isConnected ? new Error(sentence) : new DeliveryFault(sentence)
    }
  }
}

/** Why nothing can be sent to this URL, as far as can be told without asking for its address. */
export function checkEndpointUrl(
  url: string,
  { allowPrivate }: { allowPrivate: boolean },
): string | undefined {
  if (url.length > 2_000 || !URL.canParse(url)) return 'This is not a URL.'
  const { protocol, hostname, username, password } = new URL(url)
  if (protocol !== 'https:' && !(allowPrivate && protocol === 'http:'))
    return 'The URL must begin with https://.'
  if (username !== '' || password !== '') return 'The URL must not contain a name or a password.'
  const host = hostname.replace(/^\[|\]$|\.+$/g, '')
  const isAllowed = isIP(host) ? mayConnectTo(host, { allowPrivate }) : allowPrivate || isPublicName(host)
  return isAllowed ? undefined : NOT_PUBLIC
}

const NOT_PUBLIC = 'The URL leads to an address that is not public.'
/** RFC 6761, 6762, 8375, 9476 and `internal`: names that never leave a net of one's own. */
const localNames = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa|alt|test|invalid|onion)$/
const isPublicName = (name: string): boolean => name.includes('.') && !localNames.test(name)

/** Refuses a name if any of its addresses may not be connected to. */
function guardedLookup({ allowPrivate, resolve = resolveBySystem }: GuardOptions): LookupFunction {
  return (hostname, { all }, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses
        if (!first || !addresses.every(({ address }) => mayConnectTo(address, { allowPrivate })))
          callback(new DeliveryFault(NOT_PUBLIC), '')
        else if (all) callback(null, [...addresses])
        else callback(null, first.address, first.family)
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    )
  }
}

const resolveBySystem = (hostname: string): Promise<LookupAddress[]> =>
  new Promise((resolve, reject) => {
    lookUp(hostname, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)))
  })

type Posting = {
  lookup: LookupFunction
  headers: Record<string, string>
  body: string
  signal: AbortSignal
  onConnected: () => void
}

function post(url: URL, { lookup, headers, body, signal, onConnected }: Posting): Promise<IncomingMessage> {
  const [request, connected] =
    url.protocol === 'https:' ? [requestHttps, 'secureConnect'] : [requestHttp, 'connect']
  return new Promise((resolve, reject) => {
    // No agent: a connection kept open would outlive what was found out about its address.
    request(url, { method: 'POST', agent: false, lookup, signal, headers: { ...lengthOf(body), ...headers } })
      .on('socket', (socket) => socket.once(connected, onConnected))
      .on('response', resolve)
      .on('error', reject)
      .end(body)
  })
}

const lengthOf = (body: string) => ({
  'content-type': 'application/json; charset=utf-8',
  'content-length': String(Buffer.byteLength(body)),
  'user-agent': 'Yinuo',
})

async function answerOf(response: IncomingMessage, maxBodyBytes: number): Promise<GuardedAnswer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    // Leaving the loop ends the connection.
    if (size >= maxBodyBytes) break
  }
  const body = new TextDecoder().decode(Buffer.concat(chunks).subarray(0, maxBodyBytes), { stream: true })
  const retryAfterMs = retryAfterOf(response.headers['retry-after'])
  return { status: response.statusCode ?? 0, body, ...(retryAfterMs !== undefined && { retryAfterMs }) }
}

/** Seconds, or a date (RFC 9110 §10.2.3); at most a day. */
function retryAfterOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now()
  return Number.isFinite(ms) ? Math.min(Math.max(0, ms), dayMs) : undefined
}

type Ending = { isGivenUp: boolean; isLate: boolean; timeoutMs: number }

function sentenceOf(error: unknown, { isGivenUp, isLate, timeoutMs }: Ending): string {
  if (isGivenUp) return 'The sending was given up.'
  if (isLate) return `There was no whole answer within ${timeoutMs} ms.`
  const { code = 'unknown' } = error as NodeJS.ErrnoException
  return `The connection failed (${code}).`
}
