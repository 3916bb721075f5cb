import { readFileSync } from 'node:fs'
import type { Deps } from '../../api/deps.ts'
import { smtpDoor } from '../../api/mail/smtp-door.ts'
import type { Config } from '../../config/config.ts'
import { listenForMail, type MailListener, type MailListening } from '../../mail/listener.ts'

/** Where mail comes in by SMTP. How large it may be, holds for every door. */
export type MailRoom = Omit<MailListening, 'limitBytes'>

/** As the settings say, with its certificate. */
export function mailRoomOf({ tlsFiles, ...listening }: NonNullable<Config['mailListener']>): MailRoom {
  const read = (file: string) => readFileSync(file, 'utf8')
  return { ...listening, tls: tlsFiles && { cert: read(tlsFiles.cert), key: read(tlsFiles.key) } }
}

export async function openMailRoom(deps: Deps, room: MailRoom): Promise<MailListener> {
  const listener = await listenForMail({ ...room, limitBytes: deps.mail.limitBytes }, smtpDoor(deps))
  deps.logger.info({ port: listener.port, host: room.host }, 'mail is taken in')
  return listener
}
