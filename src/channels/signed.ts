import { Webhook } from 'standardwebhooks'

/** The headers of a signature (Standard Webhooks). */
export type Signature = Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>>

/** Whether one of these secrets has signed these bytes within five minutes. */
export function isSigned(bytes: Buffer, signature: Signature, secrets: readonly string[]): boolean {
  return secrets.some((secret) => {
    try {
      new Webhook(secret).verify(bytes, { ...signature }, { jsonParse: false })
      return true
    } catch {
      return false
    }
  })
}
