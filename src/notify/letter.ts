import type { Language } from '../domain/names.ts'
import type { ChannelName } from '../domain/notices/recipient.ts'

/** What a letter says to one recipient: of one notice, or of several together. */
export type LetterText = {
  subject: string
  text: string
  html?: string
  /** A page that goes with it. */
  page?: { name: string; html: string }
  /** As whom it is written, where not as all mail. */
  sender?: string
}

/** A letter on its way. Sent twice it bears the same id. */
export type Letter = LetterText & {
  id: string
  language: Language
  /** The ids of letters that it goes on from, the latest last. */
  references?: readonly string[]
  /** Of which complaint it is, by number, and of what kind: the template of the latest that it tells of. */
  about?: { complaint: string; kind: string }
}

/** A channel that sends. What it does not throw has been handed over. */
export type Sender = {
  name: ChannelName
  /** Whether it has a way to an address; to any, if left out. */
  reaches?(address: string): boolean
  send(letter: Letter, address: string, signal: AbortSignal): Promise<void>
}

/**
 * A sending that failed for certain: whether it may be tried again, and how long the other side asks us to wait. After
 * any other error it is unknown whether the letter has arrived.
 */
export class DeliveryFault extends Error {
  override readonly name = 'DeliveryFault'
  readonly isFinal: boolean
  readonly retryAfterMs: number | undefined

  constructor(
    message: string,
    { isFinal = false, retryAfterMs }: { isFinal?: boolean; retryAfterMs?: number } = {},
  ) {
    super(message)
    this.isFinal = isFinal
    this.retryAfterMs = retryAfterMs
  }
}
