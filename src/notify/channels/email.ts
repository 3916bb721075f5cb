import { createTransport, type NodemailerError } from 'nodemailer'
import { DeliveryFault, type Sender } from '../letter.ts'

export type EmailOptions = {
  /** `smtp://name:password@host:587`, `smtps://…`; further settings as nodemailer reads them in a URL. */
  url: string
  /** `Yinuo <complaints@example.com>`; the host's part also names the letters. */
  from: string
  /** How long the server may be silent. */
  timeoutMs?: number
}

/** Hands letters to a mail server, over a few connections that are kept for a while. */
export function createEmailSender({
  url,
  from,
  timeoutMs = 15_000,
}: EmailOptions): Sender & { close(): void } {
  const transport = transportTo(url, timeoutMs)
  const nameOf = namer(from)
  return {
    name: 'email',
    async send({ id, language, sender, subject, text, html, page, references = [] }, address, signal) {
      if (!isOneAddress(address)) throw new DeliveryFault('This is no e-mail address.', { isFinal: true })
      const earlier = references.map(nameOf)
      const thread = earlier.length > 0 && { inReplyTo: earlier.at(-1)!, references: earlier }
      const attachments = page && [
        { filename: page.name, content: page.html, contentType: 'text/html; charset=utf-8' },
      ]
      const message = {
        ...{ subject, text, ...thread, signal },
        ...(html !== undefined && { html }),
        ...(attachments && { attachments }),
      }
      const headers = { ...automatic, 'Content-Language': language }
      await transport
        .sendMail({
          ...message,
          from: named(from, sender),
          to: { name: '', address },
          messageId: nameOf(id),
          headers,
        })
        .catch((error: NodemailerError) => {
          throw faultOf(error)
        })
    },
    close: () => transport.close(),
  }
}

/** The one mailbox that mail is sent from, perhaps under another name. */
const named = (from: string, name: string | undefined) =>
  name === undefined ? from : { name, address: /<([^<>]+)>$/.exec(from)?.[1] ?? from }

const transportTo = (url: string, timeoutMs: number) =>
  createTransport({
    url,
    pool: true,
    // What failed is tried again by whoever sends; here only a kept connection that turns out to be dead.
    maxRequeues: 1,
    idleTimeout: 20_000,
    requireTLS: sendsPassword(url),
    ...{ dnsTimeout: timeoutMs / 2, connectionTimeout: timeoutMs / 2, greetingTimeout: timeoutMs / 2 },
    ...{ socketTimeout: timeoutMs, disableFileAccess: true, disableUrlAccess: true },
  })

/** Greets the mail server and signs in, as sending would; throws where it cannot. Nothing is sent. */
export async function greetMailServer({ url, timeoutMs = 5_000 }: EmailOptions): Promise<void> {
  const transport = transportTo(url, timeoutMs)
  try {
    await transport.verify()
  } finally {
    transport.close()
  }
}

/** Nobody's absence note answers these (RFC 3834, and Exchange's own word for it). */
const automatic = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' }

/** A password goes over an encrypted connection only, unless the URL itself says otherwise. */
const sendsPassword = (url: string): boolean => new URL(url).password !== ''

/** One mailbox, and nothing that a header or a list of addresses would be read into. */
const isOneAddress = (address: string): boolean =>
  /^[^\s\p{Cc}<>()[\],;:"\\@]+@[^\s\p{Cc}<>(),;:"\\@]+$/u.test(address)

/** The same letter bears the same Message-ID whenever it is sent, so that a mailbox can tell. */
function namer(from: string): (id: string) => string {
  const [, host = 'localhost'] = /@([^\s<>@]+)>?\s*$/.exec(from) ?? []
  return (id) => `<${encodeURIComponent(id).replace(/[().]/g, escapedByte)}@${host}>`
}

const escapedByte = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`

/**
 * What a server will say again tomorrow is final: it knows no such mailbox, or will not have this letter. A
 * refusal by its policy (5.7: no relaying, a blocked sender), of the sender or of the password is ours to mend.
 */
function faultOf(error: NodemailerError): Error {
  const { code, command, response = '', responseCode = 0 } = error
  const said = response === '' ? '' : `: ${withoutAddresses(response)}`
  const sentence = `The mail server failed (${[command, code].filter(Boolean).join(', ')})${said}`
  if (isUnknown(error)) return new Error(sentence)
  const isOfThisLetter = command === 'RCPT TO' || command === 'DATA'
  const isPolicy = /^5\d\d[ -]5\.7\./.test(response)
  return new DeliveryFault(sentence, {
    isFinal: isOfThisLetter && responseCode >= 500 && responseCode !== 503 && !isPolicy,
  })
}

/** Whether the server may have taken the letter before it was heard no more. */
const isUnknown = ({ code, responseCode, timeoutType, originalCode = '' }: NodemailerError): boolean =>
  !responseCode &&
  (code === 'EABORT' ||
    code === 'ECONNECTION' ||
    timeoutType === 'SOCKET_TIMEOUT' ||
    ['ECONNRESET', 'EPIPE'].includes(originalCode))

/** The register keeps what went wrong longer than whose address it was. */
const withoutAddresses = (response: string): string =>
  response
    .slice(0, 2_000)
    .split(/([\s<>])/)
    .map((word) => (/^[^@]+@./.test(word) ? '…' : word))
    .join('')
    .slice(0, 300)
