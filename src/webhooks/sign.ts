import { createHmac, randomBytes } from 'node:crypto'
import type { Instant } from '../domain/instant.ts'

const PREFIX = 'whsec_'

/** A secret for signatures by the Standard Webhooks specification. */
export const newSecret = (): string => PREFIX + randomBytes(32).toString('base64')

export type ToSign = {
  /** The message's own id, the same at every attempt. */
  id: string
  /** When this attempt is made: the other side refuses what is old. */
  at: Instant
  body: string
  /** All that are valid now: while a secret is replaced, the old and the new. */
  secrets: readonly string[]
}

/** The headers that prove where a message comes from (Standard Webhooks): one signature for each valid secret. */
export function signWebhook({ id, at, body, secrets }: ToSign): Record<string, string> {
  const timestamp = String(Math.floor(at / 1_000))
  const signed = `${id}.${timestamp}.${body}`
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => `v1,${signatureOf(signed, secret)}`).join(' '),
  }
}

const signatureOf = (signed: string, secret: string): string =>
  createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64'))
    .update(signed)
    .digest('base64')
