import type { SmtpRefusal, TakeMail } from '../../mail/listener.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import { takeMail } from './take-mail.ts'

/** What will be so tomorrow; whatever else goes wrong may be mended, and the sender tries again meanwhile. */
const FINAL: Readonly<Record<string, SmtpRefusal>> = {
  tooLarge: { code: 552, says: 'It is longer than can be kept here' },
  unsafeFile: { code: 554, says: 'It was found unsafe' },
  notAMail: { code: 554, says: 'This could not be read as a mail' },
}

/** Mail as it comes by SMTP, told of in its replies. */
export const smtpDoor =
  (deps: Deps): TakeMail =>
  async (bytes, envelope) => {
    try {
      await takeMail(deps, bytes, envelope)
      return undefined
    } catch (error) {
      const code = error instanceof Problem ? error.code : 'fault'
      deps.logger.warn({ code, reason: (error as Error).message }, 'a mail was not taken')
      return FINAL[code] ?? { code: 451, says: 'It cannot be kept just now, please send it again' }
    }
  }
