import { isUtf8 } from 'node:buffer'

/*
 * Mails of programs that keep no rule, made so that they are read as they were meant: lines that end in CR alone, headers
 * in GB18030, words that begin without a blank line before them, or behind a quote that goes on.
 */

const LF = 0x0a
const CR = 0x0d
/** More than any head that is read. */
const HEAD_AT_MOST = 256 * 1_024

export function mended(bytes: Uint8Array): Buffer {
  const whole = withLines(Buffer.from(bytes))
  const end = endOfHead(whole)
  if (end > HEAD_AT_MOST) return whole
  const head = withWordsApart(inUtf8(whole.subarray(0, end)))
  return withQuotesApart(Buffer.concat([head, whole.subarray(end)]))
}

const FLOWED = /format="?flowed/i
const isQuote = (line: string | undefined): boolean => line?.startsWith('>') === true

/** Words do not flow on into a quote, nor out of it (RFC 3676, 4.5): the blank by which a line goes on is taken away. */
function withQuotesApart(whole: Buffer): Buffer {
  const text = whole.toString('latin1')
  if (!FLOWED.test(text)) return whole
  const lines = text.split('\n')
  const apart = lines.map((line, at) =>
    isQuote(line) === isQuote(lines[at + 1]) ? line : withoutBlanks(line),
  )
  return Buffer.from(apart.join('\n'), 'latin1')
}

/** At its end, also as quoted-printable writes them. */
function withoutBlanks(line: string): string {
  const cr = line.endsWith('\r') ? '\r' : ''
  let end = line.length - cr.length
  for (let blank = blankBefore(line, end); blank > 0; blank = blankBefore(line, end)) end -= blank
  return line.slice(0, end) + cr
}

const blankBefore = (line: string, end: number): number => {
  if (line[end - 1] === ' ') return 1
  return end >= 3 && line.startsWith('=20', end - 3) ? 3 : 0
}

const withLines = (bytes: Buffer): Buffer =>
  bytes.includes(LF) || !bytes.includes(CR) ? bytes : Buffer.from(bytes.map((one) => (one === CR ? LF : one)))

/** Where the first blank line begins. */
function endOfHead(bytes: Buffer): number {
  const ends = ['\n\n', '\n\r\n'].map((blank) => bytes.indexOf(blank)).filter((at) => at >= 0)
  return ends.length === 0 ? bytes.length : Math.min(...ends) + 1
}

/** With its continuations; no others, for what a server vouches for is read as it stands. */
const READ_BY_PEOPLE = /^(?:from|subject)[ \t]*:.*(?:\n[ \t].*)*/gim

/** Headers of eight bits are UTF-8 (RFC 6532); before that was said every program wrote its own. */
function inUtf8(head: Buffer): Buffer {
  if (isUtf8(head)) return head
  const mend = (field: string) => textOf(Buffer.from(field, 'latin1')).toString('latin1')
  return Buffer.from(head.toString('latin1').replaceAll(READ_BY_PEOPLE, mend), 'latin1')
}

/** As UTF-8. */
function textOf(bytes: Buffer): Buffer {
  if (isUtf8(bytes)) return bytes
  return Buffer.from(decoded(bytes, 'gb18030') ?? decoded(bytes, 'windows-1252') ?? bytes.toString('latin1'))
}

/** Nothing where it is no text of that charset. */
export function decoded(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const HEADER = /^([\x21-\x39\x3b-\x7e]+[ \t]*:|[ \t]|>?From )/
const KNOWN = /^(from|to|subject|date|received|message-id|mime-version|content-[a-z-]+)[ \t]*:/i

/** What is no header in the head, and has none behind it, are the first words. */
function withWordsApart(head: Buffer): Buffer {
  const lines = head.toString('latin1').split('\n')
  const at = lines.findIndex((line) => line.trim() !== '' && !HEADER.test(line))
  if (at <= 0 || lines.slice(at).some((line) => KNOWN.test(line))) return head
  return Buffer.from([...lines.slice(0, at), '', ...lines.slice(at)].join('\n'), 'latin1')
}
