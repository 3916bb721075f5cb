import PostalMime, { type Email } from 'postal-mime'
import { decoded, mended } from './mended.ts'
import { labelAt, TEXT, textPartsOf, type TextPart } from './text-parts.ts'

/** What comes from no program of a person, and would only cost. */
const BOUNDS = { maxNestingDepth: 40, maxHeadersSize: 256 * 1_024, maxRfc822NestingDepth: 4 }

/** The parts of a mail; nothing where nobody can read it. */
export async function parsed(bytes: Uint8Array): Promise<Email | undefined> {
  const source = mended(bytes)
  const email = await parse(source)
  if (!email) return undefined
  if (hasNothing(email)) return isUnread(source) ? { ...email, text: bodyOf(source) } : email
  if (!isDoubtful(email, source)) return email
  return isLong(source) ? withTextsAgain(email, source) : readAgain(email, source)
}

const parse = (source: Uint8Array): Promise<Email | undefined> =>
  PostalMime.parse(source, BOUNDS).catch(() => undefined)

const hasNothing = ({ text = '', html = '', attachments }: Email): boolean =>
  `${text}${html}`.trim() === '' && attachments.length === 0

/** Whether what is below its head is no empty part, but one that nobody has found or decoded. */
function isUnread(source: Buffer): boolean {
  const raw = source.toString('latin1')
  const head = headIn(raw)
  const boundary = /boundary="?([^"\s;]+)/i.exec(head)?.[1]
  return !IS_ENCODED.test(head) && !(boundary !== undefined && raw.includes(`--${boundary}`))
}
const IS_ENCODED = /^content-transfer-encoding:[ \t]*(base64|quoted-printable)/im

/** Of a mail whose parts cannot be found: all below its head, as it is. */
function bodyOf(source: Buffer): string {
  const blank = /\r?\n\r?\n/.exec(source.toString('latin1'))
  const body = blank ? source.subarray(blank.index + blank[0].length) : source.subarray(source.length)
  const text = decoded(body, 'utf-8') ?? decoded(body, 'gb18030') ?? body.toString('latin1')
  return text.trim()
}

/** Labels that say nothing: of eight bits there is no ASCII. */
const SAYS_NOTHING = /^(|us-?ascii|ascii|utf-?8|x-unknown|unknown(-8bit)?|default|8bit)$/i
const MISLABELLED = /charset=["']?(us-?ascii|ascii|x-unknown|unknown(-8bit)?|default|8bit)\b/i
const NO_ASCII = /[^\0-\x7f]+/g

type Words = Pick<Email, 'text' | 'html'>
const wordsOf = ({ text = '', html = '' }: Words): string => text + html
/** What is no text: of NUL the register keeps none. */
const DAMAGE = ['\ufffd', '\0']
const isDamaged = (email: Words): boolean => DAMAGE.some((one) => wordsOf(email).includes(one))
const damageTo = (email: Words): number => {
  const text = wordsOf(email)
  return DAMAGE.reduce((sum, one) => sum + countOf(one, text), 0)
}
/** Without a list of them: a text may be nothing else. */
function countOf(one: string, text: string): number {
  let count = 0
  for (let at = text.indexOf(one); at >= 0; at = text.indexOf(one, at + 1)) count++
  return count
}

/** Longer ones are not read again as a whole: it is lines that take long, and nobody else is served meanwhile. */
const LINES_AGAIN_AT_MOST = 10_000

/** Whether it has more lines than that. */
function isLong(source: Buffer): boolean {
  let at = -1
  for (let lines = 0; lines <= LINES_AGAIN_AT_MOST; lines++) {
    at = source.indexOf('\n', at + 1)
    if (at < 0) return false
  }
  return true
}

/** It cannot be read, or not as it says. */
const isDoubtful = (email: Email, source: Buffer): boolean =>
  isDamaged(email) || (wordsOf(email).search(NO_ASCII) >= 0 && MISLABELLED.test(source.toString('latin1')))

const SAYS_TYPE = /^content-type:/im
const headIn = (raw: string): string => raw.slice(0, raw.search(/\n\r?\n/) + 1)

const PARTS_AT_MOST = 4

/** With a type: what says none is text. */
function typed(source: Buffer): string {
  const raw = source.toString('latin1')
  return SAYS_TYPE.test(headIn(raw)) ? raw : `Content-Type: text/plain\n${raw}`
}

/** Each text is tried in the charsets in which programs write what they label otherwise; the best is taken. */
async function readAgain(email: Email, source: Buffer): Promise<Email> {
  const raw = typed(source)
  let best = { email, raw }
  const places = [...raw.matchAll(TEXT)].slice(0, PARTS_AT_MOST).map((found) => found.index + found[0].length)
  // From the last on, so that those before stay where they are.
  for (const at of places.toReversed()) best = await better(best, at, labelAt(raw, at))
  return best.email
}

type Read = { email: Email; raw: string }

async function better(best: Read, at: number, label: string): Promise<Read> {
  const saysNothing = SAYS_NOTHING.test(label)
  const inUtf8 = await readAs(best.raw, at, 'utf-8')
  if (inUtf8 && isBetter(inUtf8, best, label)) return inUtf8
  if (!saysNothing) return best
  const latin = await readAs(best.raw, at, 'windows-1252')
  const other = latin && isWide(latin.email) ? await readAs(best.raw, at, 'gb18030') : latin
  return other && isBetter(other, best, label) ? other : best
}

/** Less of it is lost; as much, where its own label cannot be. */
const isBetter = (one: { email: Words }, than: { email: Words }, label: string): boolean => {
  const less = damageTo(than.email) - damageTo(one.email)
  return less > 0 || (less === 0 && label !== '' && !/^utf-?8$/i.test(label) && SAYS_NOTHING.test(label))
}

async function readAs(raw: string, at: number, charset: string): Promise<Read | undefined> {
  const labelled = `${raw.slice(0, at)}; charset=${charset}${raw.slice(at)}`
  const email = await parse(Buffer.from(labelled, 'latin1'))
  return email && { email, raw: labelled }
}

/** The same of a long mail: the one text that it has of a kind is decoded by itself. */
function withTextsAgain(email: Email, source: Buffer): Email {
  const parts = textPartsOf(typed(source), PARTS_AT_MOST)
  const again = (kind: string, read: string | undefined) => {
    const [part, ...others] = parts.filter((one) => one.kind === kind)
    return part && others.length === 0 ? decodedAgain({ text: read ?? '' }, part) : read
  }
  const [text, html] = [again('plain', email.text), again('html', email.html)]
  return { ...email, ...(text !== undefined && { text }), ...(html !== undefined && { html }) }
}

type Text = { text: string }

function decodedAgain(read: Text, { label, bytes }: TextPart): string {
  const inUtf8 = decoded(bytes, 'utf-8')
  const wide = () => {
    const latin = decoded(bytes, 'windows-1252') ?? ''
    return isWide({ text: latin.slice(0, JUDGED_BY) }) ? (decoded(bytes, 'gb18030') ?? latin) : latin
  }
  const text = inUtf8 ?? (SAYS_NOTHING.test(label) ? wide() : read.text)
  return isBetter({ email: { text } }, { email: read }, label) ? text : read.text
}

/** So much of a long text shows which letters it has. */
const JUDGED_BY = 100_000

/** Read byte by byte, letters of two bytes stand in pairs; those of European languages mostly alone. */
function isWide(email: Words): boolean {
  const runs = wordsOf(email).match(NO_ASCII) ?? []
  const all = runs.reduce((sum, one) => sum + one.length, 0)
  const paired = runs.reduce((sum, one) => sum + (one.length > 1 ? one.length : 0), 0)
  return paired > 0.8 * all
}
