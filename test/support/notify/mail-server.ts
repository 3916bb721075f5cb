import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Mail = { id: string; to: string; subject: string; text: string }

/** A mail server that takes what `receive` does not refuse. What it took is kept in the order of its arrival. */
export async function mailServer(receive: (mail: Mail) => void | Promise<void> = () => {}, at = 0) {
  const mails: Mail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    closeTimeout: 200,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join(', ')
        const mail = read(Buffer.concat(chunks).toString('utf8'), to)
        Promise.resolve(mail)
          .then(receive)
          .then(
            () => {
              mails.push(mail)
              done()
            },
            (error: Error) => done(error),
          )
      })
    },
  })
  server.on('error', () => {})
  server.listen(at, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { url: `smtp://127.0.0.1:${port}`, mails, close }
}

function read(raw: string, to: string): Mail {
  const header = (name: string) => new RegExp(`^${name}: *(.+)$`, 'im').exec(raw)?.[1]?.trim() ?? ''
  return { id: header('Message-ID'), to, subject: header('Subject'), text: raw }
}

/** The slip in the link of a customer's letter, once it has come; nothing before. */
export function slipIn(mails: readonly Mail[], address: string) {
  const theirs = mails.filter(({ to }) => to === address).map(({ text }) => asWritten(text))
  const link = theirs.map((text) => /https?:\/\/\S+\/progress\?[^\s"<>]+/.exec(text)?.[0]).find(Boolean)
  if (!link) return undefined
  const { searchParams } = new URL(link.replaceAll('&amp;', '&'))
  return { number: searchParams.get('number')!, secret: searchParams.get('secret')! }
}

/** A text without what quoted-printable makes of it on its way. */
const asWritten = (raw: string) =>
  raw
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))

/** What a server says that cannot just now, and what it says that never will. */
export const refusal = (responseCode: number): Error =>
  Object.assign(new Error(`${responseCode} no`), { responseCode })
