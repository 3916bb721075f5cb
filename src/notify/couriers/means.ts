import type { Pool } from 'pg'
import type { Instant } from '../../domain/instant.ts'
import type { DeliverySettings } from '../../rules/delivery-settings.ts'
import type { ChannelName, Recipient } from '../../domain/notices/recipient.ts'
import type { Sender } from '../letter.ts'
import type { OutgoingNotice, SentNotice } from '../outgoing-notice.ts'
import type { LetterOptions } from '../write-letter.ts'

/** What a courier works with. */
export type Means = {
  /** Connections of its own: what couriers do keeps no commit waiting. */
  pool: Pool
  settings: DeliverySettings
  channels: ReadonlyMap<ChannelName, Sender>
  writing: LetterOptions
  /** Who of the staff gets a notice now; no one only where the directory is empty. */
  findRecipients(asked: {
    to: OutgoingNotice['to']
    at: Instant
    except?: readonly string[]
    /** Who has to do with the complaint. */
    ties?: readonly string[]
  }): Promise<Recipient[]>
  /** The groups' robots that stand for a role. */
  findGroups(to: OutgoingNotice['to']): Promise<Recipient[]>
  /** Tells the complaint that a notice it waits for has gone out. Called until it does not throw. */
  confirm(sent: SentNotice): Promise<void>
  /** What is done, for the log; nothing personal. */
  note(facts: object, sentence: string): void
  /** Something that a person must look at. */
  alarm(facts: object, sentence: string): void
  now(): Instant
  pace?: Partial<Pace>
}

export type Pace = {
  /** How many letters are on their way at once. */
  atOnce: number
  /** How long sending one may take. */
  timeLimitMs: number
  /** Beyond the time limit, until an attempt of which nothing is heard counts as lost. */
  slackMs: number
  /** How often a courier that has nothing to do looks for more, and for how long. */
  pollMs: number
  lingerMs: number
  /** What is due within so long is waited for at work: to leave and be sent for again costs more. */
  soonMs: number
  /** How long a courier works without a pause. */
  turnMs: number
}

/**
 * A courier stays for a moment when all is done: where notices come one after another it delivers them without being
 * sent for each time, which would cost a workflow.
 */
export const USUAL_PACE: Pace = {
  atOnce: 10,
  timeLimitMs: 20_000,
  slackMs: 10_000,
  pollMs: 2_000,
  lingerMs: 6_000,
  soonMs: 15_000,
  turnMs: 120_000,
}
