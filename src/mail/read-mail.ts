import { createHash } from 'node:crypto'
import { addressParser, type Attachment, type Email } from 'postal-mime'
import type { Language } from '../domain/names.ts'
import { isAuthenticated } from './authenticated.ts'
import { automaticKind } from './automatic.ts'
import { bounceOf } from './bounce.ts'
import { headersOf, type Headers } from './headers.ts'
import { joinedWords } from './joined-words.ts'
import type { Mail, MailFile, MailReading, MailSender } from './mail.ts'
import { parsed } from './parsed.ts'
import { newWords } from './quoted.ts'
import { storable, wordsIn } from './words-in.ts'

/** What is known of a mail beside its bytes. */
export type Envelope = {
  /** The sender of the envelope was empty: nobody is to be answered. */
  isNullSender?: boolean
  /** Whether it comes from a server whose word is taken; so it does unless this says no. */
  isOfRelay?: boolean
}

/** What a mail is, from its bytes. Undefined: it is none, nobody can read it. */
export async function readMail(
  bytes: Uint8Array,
  { authservId, ownAddresses }: MailReading,
  envelope: Envelope = {},
): Promise<Mail | undefined> {
  const email = await parsed(bytes)
  if (!email || !isMail(email)) return undefined
  const headers = headersOf(email.headers)
  const from = senderOf(headers)
  const files = email.attachments.filter((one) => !isLeftIn(one)).map(fileOf)
  const leftIn = email.attachments.filter(isLeftIn).map(fileOf)
  const words = wordsIn(email)
  const { text, isFolded } = newWords(words.text)
  const subject = storable(joinedWords(headers.first('subject') ?? '', email.subject))
    .replaceAll(/\s+/g, ' ')
    .trim()
  const answers = { numbers: numbersIn(subject), messages: messagesIn(headers) }
  const answersUs = answers.numbers.length > 0 || answers.messages.length > 0
  const automatic = automaticKind({
    ...{ headers, subject, text, answersUs, files, isFromNobody: envelope.isNullSender === true },
    sender: (from?.address ?? addressIn(headers)).toLowerCase(),
    ownAddresses: ownAddresses.map((one) => one.toLowerCase()),
  })
  return {
    id: digestOf(email, headers),
    from,
    writtenFrom: storable(headers.all('from').join(', ')).trim(),
    subject: subject.replace(PREFIXES, ''),
    text,
    whole: words.whole.trim(),
    saysMore: isFolded || words.saysMore || leftIn.length > 0,
    language: languageOf(`${subject}\n${text}`),
    files,
    leftIn: leftIn.map(({ name, mediaType }) => name ?? mediaType),
    automatic,
    bounce: automatic === 'bounce' ? bounceOf(email) : undefined,
    isAuthenticated: isVouchedFor(headers, from, envelope.isOfRelay === false ? undefined : authservId),
    answers,
  }
}

const isVouchedFor = (
  headers: Headers,
  from: MailSender | undefined,
  authservId: string | undefined,
): boolean =>
  from !== undefined &&
  authservId !== undefined &&
  isAuthenticated(headers, { authservId, address: from.address })

/** Bytes of any kind parse as a mail; one has a sender, or at least an address of its own. */
const isMail = ({ headers }: Email): boolean =>
  headers.some(({ key }) => ['from', 'message-id', 'received', 'return-path'].includes(key))

/** One From with one address in it: between two a reader and the server that authenticated might choose otherwise. */
function senderOf(headers: Headers): MailSender | undefined {
  const [written = '', ...more] = headers.all('from')
  const [only, ...others] = addressParser(written.slice(0, FROM_AT_MOST), { flatten: true })
  if (more.length > 0 || others.length > 0 || !only?.address) return undefined
  if (!isOne(written, only.address)) return undefined
  const name = storable(only.name).trim()
  return {
    name: NAMED_AS_ADDRESS.test(`${name}<${only.address}>`) ? '' : name,
    address: storable(only.address),
  }
}

/** Servers name themselves where there is no address: `MAILER-DAEMON <>`. */
const addressIn = (headers: Headers): string =>
  /^"?([\w-]+)"?\s*(<\s*>)?$/.exec(headers.first('from')?.trim() ?? '')?.[1] ?? ''

const FROM_AT_MOST = 1_000
const QUOTED_OR_COMMENT = /"(?:[^"\\]|\\.)*"(?!@)|\((?:[^()\\]|\\.)*\)/g

/** Programs write the address as the name where they know none. */
const NAMED_AS_ADDRESS = /^(['’]?)([^\s<>@,:;()"']+@[^\s<>@,:;()"']+)\1\s*<(\2)>$/i

/** No group, and outside of quotes and comments no other address, neither in brackets nor in the name. */
function isOne(written: string, address: string): boolean {
  if (written.length > FROM_AT_MOST) return false
  const bare = written.replaceAll(QUOTED_OR_COMMENT, ' ').trim().replace(NAMED_AS_ADDRESS, '<$3>')
  return /^[^<>@,:;()]*<[^<>]*>$/.test(bare) ? bare.endsWith(`<${address}>`) : bare === address
}

/** A picture of a signature: it stands in the HTML and is small. Photos are not. */
const DECORATION_BYTES = 10_000
/** S/MIME and OpenPGP: of use with the whole mail only. */
const SIGNATURE = /^application\/(x-)?(pkcs7|pgp)-signature$/i
const isLeftIn = ({ related, mimeType, content }: Attachment): boolean =>
  SIGNATURE.test(mimeType) ||
  (related === true && mimeType.startsWith('image/') && bytesOf(content).length < DECORATION_BYTES)

const fileOf = ({ filename, mimeType, content }: Attachment): MailFile => ({
  name: filename === null ? undefined : storable(filename).replaceAll(/\s+/g, ' ').trim() || undefined,
  mediaType: mimeType,
  content: bytesOf(content),
})

const bytesOf = (content: Attachment['content']): Buffer =>
  typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as ArrayBuffer)

/** Of what a person reads: relays write headers of their own, and may encode a body otherwise. */
function digestOf(
  { messageId = '', subject = '', text = '', html = '', attachments }: Email,
  headers: Headers,
): string {
  const sender = headers.all('from')
  const files = attachments.map(({ content }) => createHash('sha256').update(bytesOf(content)).digest('hex'))
  const known = [messageId, sender, subject, text.trim(), html.trim(), files]
  return createHash('sha256').update(JSON.stringify(known)).digest('hex')
}

/** What mail programs put before a subject. */
const PREFIXES = /^(\s*(re|fw|fwd|aw|回复|答复|转发|回覆|轉寄|返信)\s*(\[\d+\])?\s*[:：]\s*)+/i

const NUMBER = /Y\d{8}-?[0-9A-Z]{8}-?[0-9A-Z]/gi
const numbersIn = (subject: string): string[] => [...new Set(subject.match(NUMBER) ?? [])].slice(0, 5)

const MESSAGES_AT_MOST = 20
function messagesIn(headers: Headers): string[] {
  const named = `${headers.first('references') ?? ''} ${headers.first('in-reply-to') ?? ''}`
  const ids = [...named.matchAll(/<([^<>\s]+)>/g)].map(([, id]) => id!)
  return [...new Set(ids.toReversed())].slice(0, MESSAGES_AT_MOST)
}

const languageOf = (text: string): Language => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en')
