import { convert } from 'html-to-text'
import type { Email } from 'postal-mime'
import { UNSTORABLE } from '../domain/text.ts'

/** What is kept of any text: no control characters, one kind of line. */
export const storable = (text: string): string =>
  text.replaceAll(UNSTORABLE, '\ufffd').replaceAll(/\r\n?/g, '\n')

/** The text as its writer sees it, and all that can be read. */
export type WordsIn = { text: string; whole: string; saysMore: boolean }

const HTML_AT_MOST = 2_000_000
/** So often as many words in HTML make the text beside it a stub ("please open this in a browser"). */
const OF_A_STUB = 2

/** Of HTML what is read, not what runs or is fetched. */
export function wordsIn({ text = '', html = '' }: Email): WordsIn {
  const plain = storable(text)
  if (html.trim() === '') return { text: plain, whole: plain, saysMore: false }
  const read = storable(convert(html, AS_TEXT))
  if (plain.trim() === '') return { text: read, whole: read, saysMore: true }
  const [written, seen] = [listOf(plain), listOf(read)]
  if (html.length <= HTML_AT_MOST && holds(written, seen))
    return { text: plain, whole: plain, saysMore: false }
  const isStub = seen.length > OF_A_STUB * written.length
  return { text: isStub ? read : plain, whole: `${plain.trim()}\n\n${read.trim()}`, saysMore: true }
}

const listOf = (text: string): readonly string[] => text.match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? []

/** Whether all of these words are there in their order, whatever stands between them. */
function holds(all: readonly string[], some: readonly string[]): boolean {
  let found = 0
  for (const one of all) if (one === some[found]) found += 1
  return found === some.length
}

const AS_TEXT = {
  wordwrap: false as const,
  limits: { maxInputLength: HTML_AT_MOST, maxDepth: 60 },
  selectors: [
    {
      selector: 'a',
      options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['(', ')'] as [string, string] },
    },
    { selector: 'img', format: 'skip' },
    { selector: 'blockquote', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'table', options: { uppercaseHeaderCells: false } },
  ],
}
