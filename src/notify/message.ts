import type { Language } from '../domain/names.ts'
import type { Role } from '../domain/policy/policy.ts'

/** The ways a message reaches somebody. `inbox` is the product's own; `log` stands in where nothing is set up. */
export type ChannelName = 'inbox' | 'email' | 'wecom' | 'dingtalk' | 'feishu' | 'slack' | 'teams' | 'log'

/** Why somebody gets a notice; kept with it, so that nobody has to guess later who was meant. */
export type Because =
  | { as: 'named' }
  | { as: 'role'; role: Role; department?: string }
  | { as: 'onCall'; role: Role; department?: string }
  | { as: 'deputy'; of: string }
  /** Nobody held the role where it was asked for: those of the department above, or of any. */
  | { as: 'standIn'; role: Role; department?: string }
  | { as: 'complainant' }
  | { as: 'group' }

/** Somebody who is to get a notice, as found when it is sent. */
export type Recipient = {
  /** `person/<id>`, `complainant/<complaint id>`, `group/<endpoint id>`: one is told once (F52). */
  id: string
  language: Language
  /** Where each channel reaches him; a channel that is not here does not. */
  addresses: Partial<Record<ChannelName, string>>
  because: Because
}

/** What is said, written for one recipient: of one notice, or of several together. */
export type Message = { subject: string; text: string; html?: string }

/** A message on its way. The same letter sent twice bears the same id. */
export type Letter = Message & {
  id: string
  language: Language
  /** The ids of letters that it goes on from, the latest last. */
  references?: readonly string[]
}

/** A channel that sends. What it does not throw has been handed over. */
export type Sender = {
  name: ChannelName
  send(letter: Letter, address: string, signal: AbortSignal): Promise<void>
}

/**
 * A sending that failed for certain: whether it may be tried again, and how long the other side asks us to wait. After
 * any other error nobody knows whether the letter has arrived.
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
