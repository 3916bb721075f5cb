import { decodeWords } from 'postal-mime'

const NEIGHBOURS = /=\?([^?\s]+)\?([BQ])\?([^?\s]*)\?=\s+=\?\1\?\2\?([^?\s]*)\?=/i

/** No subject is longer. */
const AT_MOST = 10_000

/** A header in encoded words, also where one ends within a character that the next goes on with (against RFC 2047, 5). */
export function joinedWords(written: string, read = decodeWords(written)): string {
  if (!read.includes('\ufffd') || written.length > AT_MOST) return read
  let words = written
  for (let found = NEIGHBOURS.exec(words); found; found = NEIGHBOURS.exec(words)) {
    const [both, charset, encoding, one = '', other = ''] = found
    words = words.replace(both, () => `=?${charset}?${encoding}?${joined(encoding!, one, other)}?=`)
  }
  return decodeWords(words)
}

const joined = (encoding: string, ...texts: readonly string[]): string =>
  encoding.toUpperCase() === 'Q'
    ? texts.join('')
    : Buffer.concat(texts.map((text) => Buffer.from(text, 'base64'))).toString('base64')
