import type { Logger } from 'pino'
import type { ChannelName } from '../../domain/notices/recipient.ts'
import type { Sender } from '../letter.ts'

/** For development, and where nothing else is set up: one line for each letter, without what it says or to whom. */
export function createLogSender(logger: Logger, instead: ChannelName = 'log'): Sender {
  return {
    name: 'log',
    async send({ id, language }) {
      logger.info({ letter: id, language, instead }, 'letter')
    },
  }
}
