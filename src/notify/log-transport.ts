import type { Logger } from 'pino'
import type { Transport } from './transport.ts'

/** For development, and where nothing else is set up: one line for each notice, without personal data. */
export function createLogTransport(logger: Logger): Transport {
  return {
    name: 'log',
    async send({ template, to: { role, department }, number, key }) {
      logger.info({ notice: key, template, role, department, complaint: number }, 'notice')
    },
  }
}
