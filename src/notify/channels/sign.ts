import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import type { Instant } from '../../domain/instant.ts'

/** A secret for signatures by the Standard Webhooks specification. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

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
  const signatures = secrets.map((secret) => new Webhook(secret).sign(id, new Date(at), body))
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at / 1_000)),
    'webhook-signature': signatures.join(' '),
  }
}
