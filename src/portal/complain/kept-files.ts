import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { LookupKeys } from '../lookup-secret.ts'

const Kept = z.strictObject({
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  kind: z.enum(['photo', 'recording', 'document', 'other']),
  name: z.string().max(120).optional(),
})
/** A file that has come in and waits for the form to be right. */
export type Kept = z.infer<typeof Kept>

const MAC = 22
const macOf = ([key]: LookupKeys, text: string): string =>
  createHmac('sha256', key).update(`kept/${text}`).digest('base64url').slice(0, MAC)

/** As it travels in the form: only what came in by a form is named by one. */
export function ticketOf(keys: LookupKeys, kept: Kept): string {
  const text = Buffer.from(JSON.stringify(kept)).toString('base64url')
  return `${macOf(keys, text)}${text}`
}

export function keptIn(keys: LookupKeys, ticket: string): Kept | undefined {
  const [mac, text] = [ticket.slice(0, MAC), ticket.slice(MAC)]
  const right = Buffer.from(macOf(keys, text))
  const given = Buffer.from(mac)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
  return Kept.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
}

const KINDS: readonly (readonly [start: string, kind: Kept['kind']])[] = [
  ['image/', 'photo'],
  ['audio/', 'recording'],
  ['video/', 'recording'],
]
/** What it is as evidence, by its media type. */
export const kindOfFile = (mediaType: string): Kept['kind'] =>
  KINDS.find(([start]) => mediaType.startsWith(start))?.[1] ?? 'document'
