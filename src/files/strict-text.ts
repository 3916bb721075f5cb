import { isUtf8 } from 'node:buffer'
import { kindOf } from './foreign-kinds.ts'

/** What a file's bytes may be written in. GB18030 holds GBK and GB2312: it is what Chinese Excel saves CSV in. */
export const ENCODINGS = ['utf-8', 'gb18030'] as const
export type Encoding = (typeof ENCODINGS)[number]

/**
 * The text of a file, without its byte order mark. No byte is ever read as something else: two names that differ would
 * become one. What cannot be read throws a sentence with the byte and the line, both counted from 1.
 *
 * @param asked the encoding that was chosen; without one there is no choice, and the text is UTF-8.
 */
export function strictText(bytes: Buffer, asked?: Encoding): string {
  const kind = kindOf(bytes)
  if (kind) throw new Error(`byte 1, line 1: ${kind}`)
  const encoding = asked ?? 'utf-8'
  if (encoding === 'gb18030' && isPlainlyUtf8(bytes))
    throw new Error(`byte 1, line 1: it is UTF-8, not GB18030: leave the encoding away.`)
  try {
    return decoder(encoding).decode(bytes)
  } catch {
    throw new Error(unreadable(bytes, encoding, asked))
  }
}

// Decoders leave the byte order mark away by themselves.
const decoder = (encoding: Encoding) => new TextDecoder(encoding, { fatal: true })

const MARK = Buffer.from([0xef, 0xbb, 0xbf])

/** Characters of two bytes are in both encodings often enough; one of three that fits UTF-8 by chance is rare. */
const isPlainlyUtf8 = (bytes: Buffer): boolean =>
  bytes.subarray(0, MARK.length).equals(MARK) || (bytes.some((byte) => byte >= 0xe0) && isUtf8(bytes))

function unreadable(bytes: Buffer, encoding: Encoding, asked: Encoding | undefined): string {
  const { offset, line } = firstFault(bytes, encoding)
  const byte = offset + 1
  if (encoding !== 'utf-8') return `byte ${byte}, line ${line}: it is not ${encoding.toUpperCase()}.`
  const chinese = readAsGb18030(bytes, offset)
  if (chinese === undefined)
    return `byte ${byte}, line ${line}: it is not UTF-8. Save it as UTF-8 (in Excel "CSV UTF-8").`
  return asked
    ? `byte ${byte}, line ${line}: it is not UTF-8. As GB18030 (GBK, Chinese Excel) it says "${chinese}" here: say --encoding gb18030, or save it as UTF-8.`
    : `byte ${byte}, line ${line}: it is not UTF-8. As GB18030 (GBK, Chinese Excel) it says "${chinese}" here: save it as UTF-8.`
}

const NEWLINE = 0x0a

/** Where the bytes first cease to be what they should be. No encoding here has a line feed inside a character. */
function firstFault(bytes: Buffer, encoding: Encoding): { offset: number; line: number } {
  for (let start = 0, line = 1; start < bytes.length; line++) {
    const found = bytes.indexOf(NEWLINE, start)
    const end = found < 0 ? bytes.length : found + 1
    const within = faultIn(bytes.subarray(start, end), encoding)
    if (within !== undefined) return { offset: start + within, line }
    start = end
  }
  throw new Error('unreachable: a file that cannot be read has no fault in any line')
}

/** The first byte of the character that is none. */
function faultIn(line: Buffer, encoding: Encoding): number | undefined {
  const reading = decoder(encoding)
  let whole = 0
  try {
    for (let at = 0; at < line.length; at++)
      if (reading.decode(line.subarray(at, at + 1), { stream: true }) !== '') whole = at + 1
    reading.decode()
    return undefined
  } catch {
    return whole
  }
}

const SAMPLE = 8

/** What the bytes at a fault say in GB18030, if the whole is that; texts of the West fit it by chance, and are not. */
function readAsGb18030(bytes: Buffer, offset: number): string | undefined {
  if (!looksChinese(bytes)) return undefined
  try {
    decoder('gb18030').decode(bytes)
  } catch {
    return undefined
  }
  const text = new TextDecoder('gb18030').decode(bytes.subarray(offset, offset + 4 * SAMPLE))
  return Array.from(/^[^\s,;"]*/u.exec(text)![0])
    .slice(0, SAMPLE)
    .join('')
}

/** The usual characters of Chinese are two bytes above A0; letters with accents are followed by plain ones. */
function looksChinese(bytes: Buffer): boolean {
  let [chinese, other] = [0, 0]
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at]! < 0x80) continue
    if ((bytes[++at] ?? 0) > 0xa0) chinese++
    else other++
  }
  return chinese > other
}
