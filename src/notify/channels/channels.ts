import type { Logger } from 'pino'
import { ROBOTS, type ChannelName } from '../../domain/notices/recipient.ts'
import type { Sender } from '../letter.ts'
import { createConversationSender, type Adapters } from './conversation.ts'
import { createEmailSender, type EmailOptions } from './email.ts'
import { createLogSender } from './log.ts'
import { createRobotSender, type RobotOptions } from './robot-sender.ts'
import type { SignedPosting } from './signed-post.ts'
import { createSmsSender, type SmsGateway } from './sms.ts'

export type ChannelSettings = RobotOptions & {
  /** Without a mail server, e-mails become lines of the log. */
  smtp?: EmailOptions
  /** Without it nothing goes by text message; without an adapter nothing to a conversation. */
  sms?: SmsGateway
  adapters?: Adapters
  /** How what is set up by whoever runs this is posted to. */
  gateways?: SignedPosting
  logger: Logger
}

/** Every way out there is. The inbox is none: it is written where the notice is. */
export type Channels = ReadonlyMap<ChannelName, Sender> & { close(): void }

/** Sets up the ways out by the settings of this installation. */
export function createChannels({
  smtp,
  sms,
  adapters,
  logger,
  gateways,
  ...robots
}: ChannelSettings): Channels {
  const posting = gateways ?? robots
  const email = smtp && createEmailSender(smtp)
  const senders = new Map<ChannelName, Sender>([
    ['log', createLogSender(logger)],
    ['email', email ?? createLogSender(logger, 'email')],
    ...(sms ? [['sms', createSmsSender(sms, posting)] as const] : []),
    ...(adapters ? [['conversation', createConversationSender(adapters, posting)] as const] : []),
    ...ROBOTS.map((name) => [name, createRobotSender(name, robots)] as const),
  ])
  return Object.assign(senders, { close: () => email?.close() })
}
