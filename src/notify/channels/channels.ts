import type { Logger } from 'pino'
import { ROBOTS, type ChannelName } from '../../domain/notices/recipient.ts'
import type { Sender } from '../letter.ts'
import { createEmailSender, type EmailOptions } from './email.ts'
import { createLogSender } from './log.ts'
import { createRobotSender, type RobotOptions } from './robot-sender.ts'

export type ChannelSettings = RobotOptions & {
  /** Without a mail server, e-mails become lines of the log. */
  smtp?: EmailOptions
  logger: Logger
}

/** Every way out there is. The inbox is none: it is written where the notice is. */
export type Channels = ReadonlyMap<ChannelName, Sender> & { close(): void }

/** Sets up the ways out by the settings of this installation. */
export function createChannels({ smtp, logger, ...robots }: ChannelSettings): Channels {
  const email = smtp && createEmailSender(smtp)
  const senders = new Map<ChannelName, Sender>([
    ['log', createLogSender(logger)],
    ['email', email ?? createLogSender(logger, 'email')],
    ...ROBOTS.map((name) => [name, createRobotSender(name, robots)] as const),
  ])
  return Object.assign(senders, { close: () => email?.close() })
}
