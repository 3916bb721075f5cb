import type { Language } from '../domain/names.ts'
import type { Actor } from '../domain/command.ts'
import type { Caller } from '../identity/caller.ts'
import type { Action } from '../domain/access/table.ts'
import type { z } from 'zod'
import type { Signature } from '../channels/signed.ts'
import type { Customer } from '../identity/customer-assertion.ts'

/** What operations are about, in the order of a reader's interest. */
export const TAGS = [
  'Complaints',
  'Progress',
  'Commands',
  'Clocks',
  'Actions',
  'Figures',
  'Reports',
  'Register',
  'Escalations',
  'Incidents',
  'Notices',
  'Retention',
  'Access',
  'Directory',
  'Sign-in',
  'Webhooks',
  'Rules',
] as const

/** One operation: it is registered, documented and checked from this description. */
export type Route = {
  method: 'get' | 'post'
  /** As OpenAPI writes it: /v1/complaints/{id}. */
  path: string
  summary: string
  description?: string
  tag: (typeof TAGS)[number]
  /** The complaint of the path's {id}, if it is not hidden, or many at once: who reads them is written down. */
  shows?: 'one' | 'many'
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  /** A file instead: its bytes as they are. */
  takesFile?: true
  /** What that file holds, where it is a document of ours: it is published, and read by whoever takes it. */
  publishes?: z.ZodType
  /** Optional where every field of the body is. */
  example?: unknown
  /** 202: carried out in the background. */
  status: 200 | 201 | 202
  answer: z.ZodType
  /** Of a creation, how the same request is answered that was made before, where that may be less. */
  again?: z.ZodType
  /** Lines of JSON instead of one document. */
  isStream?: true
  /** One long text or archive instead, sent as it is made. */
  streams?: StreamType | 'text/event-stream' | 'text/plain'
  /** Documents the same read gives on request, beside its JSON. */
  documents?: readonly TextType[]
  /** Takes an Idempotency-Key; a command takes an If-Match too. */
  keyed?: 'create' | 'command'
  /** By which right or command of the table of who may what. */
  may: Action
  /** Needs no token: who asks shows in the body that they may. */
  isPublic?: true
  /** Refusals beside those that follow from the rest: status and why. */
  refusals?: Partial<Record<404 | 409 | 410 | 429, string>>
  /** Larger than the usual body. */
  bodyLimit?: string
}

type Output<T> = T extends z.ZodType ? z.output<T> : undefined
type Part<R, K extends string> = K extends keyof R ? Output<R[K]> : undefined

/** What answers can be written as, beside JSON. */
export type Accepted = 'json' | 'csv' | 'svg' | 'plain'

/** A request that fits its route. */
export type Call<R = Route> = {
  params: Part<R, 'params'>
  query: Part<R, 'query'>
  body: Part<R, 'body'>
  /** What a route that takes a file is sent. */
  file?: SentFile | undefined
  by: Actor
  /** The same in each of the roles in which they may this: what many complaints show is what any of these reaches. */
  actors: readonly [Actor, ...Actor[]]
  /** For whom a portal speaks, on the routes for customers. */
  customer?: Customer | undefined
  /** The same with everything they may act as. */
  caller: Caller
  /** The language the caller asks for. */
  language: Language | undefined
  idempotencyKey: string | undefined
  ifVersion: number | undefined
  /** Of a stream that broke: the id of the last event that came through. */
  lastEventId?: string | undefined
  /** The tags of answers that the caller has already. */
  ifNoneMatch: readonly string[]
  /** What the caller would rather read, where there is a choice. */
  accepts: Accepted
}

export type TextType = 'text/html' | 'text/csv' | 'text/plain; version=0.0.4' | 'text/plain' | 'image/svg+xml'

/** A document as it is; with a file name it is for saving, without one for looking at. */
export type TextReply = {
  text: string
  type: TextType
  filename?: string
  headers?: Record<string, string>
}

export type StreamType = 'text/csv' | 'application/json' | 'application/zip' | 'application/octet-stream'

/** A file as it comes, with what its sender says of it. */
export type SentFile = {
  bytes: AsyncIterable<Buffer>
  contentType: string | undefined
  declaredBytes: number | undefined
  /** Of whoever signed it, where somebody has. */
  signature?: Signature | undefined
}

/** Server-sent events, until the caller is gone. */
export type EventsReply = { events: (gone: AbortSignal) => AsyncIterable<string> }

/** A text of any length, or an archive, for saving. */
export type StreamReply = {
  chunks: AsyncIterable<string | Buffer>
  /** A media type. */
  type: string
  filename: string
  /** How long it is, where that is known. */
  bytes?: number
}

export type Reply =
  | { status?: number; headers?: Record<string, string>; body: unknown }
  | { lines: AsyncIterable<unknown> }
  | TextReply
  | StreamReply
  | EventsReply

export type Handler<R = Route> = (call: Call<R>) => Promise<Reply>
