import type { Language } from '../names.ts'
import type { Role } from '../policy/policy.ts'

/** Those of group chats, by their makers. */
export const ROBOTS = ['wecom', 'dingtalk', 'feishu', 'slack', 'teams'] as const
export type RobotName = (typeof ROBOTS)[number]

/**
 * The ways a notice reaches a recipient. `inbox` is the product's own, `conversation` the one that a customer began;
 * `log` stands in where nothing is set up.
 */
export const CHANNEL_NAMES = ['inbox', 'email', 'sms', 'conversation', ...ROBOTS, 'log'] as const
export type ChannelName = (typeof CHANNEL_NAMES)[number]

/** Why a recipient gets a notice; kept with it, so that it is clear later who was meant. */
export type Because =
  | { as: 'named' }
  | { as: 'role'; role: Role; department?: string }
  | { as: 'onCall'; role: Role; department?: string }
  | { as: 'deputy'; of: string }
  /** No one held the role where it was asked for: those of the department above, or of any. */
  | { as: 'standIn'; role: Role; department?: string }
  | { as: 'complainant' }
  | { as: 'group' }

/** Somebody who is to get a notice, as found when it is sent. */
export type Recipient = {
  /** `person/<id>`, `complainant/<complaint id>`, `group/<endpoint id>`: one is told once (F52). */
  id: string
  language: Language
  /** Where each channel reaches them; a channel that is not here does not. */
  addresses: Partial<Record<ChannelName, string>>
  /** By what they would rather be told. */
  prefers?: ChannelName
  /** By which ways they are told at once, all of them that reach them; by another only where none does. */
  atEach?: readonly ChannelName[]
  because: Because
}
