import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import {
  SMTPServer,
  type SMTPServerDataStream,
  type SMTPServerOptions,
  type SMTPServerSession,
} from 'smtp-server'
import type { Envelope } from './read-mail.ts'
import { relaysIn } from './relays.ts'

export type MailListening = {
  port: number
  host: string
  /** `name@host`, or `@host` for every name there. */
  recipients: readonly string[]
  /** Whose Authentication-Results are believed: nets, apart by commas. */
  relays: string
  limitBytes: number
  tls?: { key: string; cert: string } | undefined
}

/** Takes a mail for good, or says why not and whether it may come again: an SMTP reply. */
export type TakeMail = (bytes: Buffer, envelope: Envelope) => Promise<SmtpRefusal | undefined>
export type SmtpRefusal = { code: number; says: string }

export type MailListener = { port: number; close(): Promise<void> }

/** How long a mail under way may take to end when the listener is closed. */
const DRAIN_MS = 10_000
/** Each may hold a whole mail in memory. */
const CLIENTS_AT_MOST = 20

/**
 * Takes mail by SMTP. What it has taken (250) is in the hands of Temporal; whatever it cannot keep stays with whoever
 * sends, who tries again.
 */
export async function listenForMail(listening: MailListening, take: TakeMail): Promise<MailListener> {
  const { port, host, recipients, relays, limitBytes, tls } = listening
  const isRelay = relaysIn(relays)
  const server = new SMTPServer({
    ...(tls ? { key: tls.key, cert: tls.cert } : {}),
    disabledCommands: tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    ...{ authOptional: true, logger: false, disableReverseLookup: true, banner: 'mail' },
    ...{ size: limitBytes, rejectOversized: true, maxClients: CLIENTS_AT_MOST, closeTimeout: DRAIN_MS },
    onRcptTo: ({ address }, _session, done) =>
      done(isFor(recipients, address) ? null : refusal({ code: 550, says: 'No such mailbox here' })),
    onData: (stream, session, done) => {
      receive(stream, limitBytes)
        .then((bytes) => bytes && take(bytes, envelopeOf(session, isRelay)))
        .then((refused) => done(refused ? refusal(refused) : null), done)
    },
  } satisfies SMTPServerOptions)
  // One connection that breaks ends nothing but itself.
  server.on('error', () => {})
  server.listen(port, host)
  await once(server.server, 'listening')
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** All of it; of what is too large nothing, for that the server refuses by itself. */
async function receive(stream: SMTPServerDataStream, limitBytes: number): Promise<Buffer | undefined> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of stream as AsyncIterable<Buffer>) {
    bytes += piece.length
    if (bytes <= limitBytes) pieces.push(piece)
    else pieces.length = 0
  }
  return bytes > limitBytes || stream.sizeExceeded ? undefined : Buffer.concat(pieces)
}

function envelopeOf(
  { envelope: { mailFrom }, remoteAddress }: SMTPServerSession,
  isRelay: (address: string) => boolean,
): Envelope {
  return { isNullSender: !mailFrom || mailFrom.address === '', isOfRelay: isRelay(remoteAddress) }
}

const isFor = (recipients: readonly string[], address: string): boolean => {
  const wanted = address.toLowerCase()
  const host = wanted.slice(wanted.lastIndexOf('@'))
  return recipients.some((one) => [wanted, host].includes(one.toLowerCase()))
}

const refusal = ({ code, says }: SmtpRefusal): Error => Object.assign(new Error(says), { responseCode: code })
