import type { Email } from 'postal-mime'
import { asStorable } from '../domain/text.ts'
import { HTML_AT_MOST, wordsOfHtml } from './html-words.ts'

/** What is kept of any text: no control characters, one kind of line. */
export const storable = (text: string): string => asStorable(text).replaceAll(/\r\n?/g, '\n')

/** The text as its writer sees it, and all that can be read. */
export type WordsIn = { text: string; whole: string; saysMore: boolean }

/** So often as many words in HTML make the text beside it a stub ("please open this in a browser"). */
const OF_A_STUB = 2

/** Of HTML what is read, not what runs or is fetched. */
export function wordsIn({ text = '', html = '' }: Email): WordsIn {
  const plain = storable(text)
  if (html.trim() === '') return { text: plain, whole: plain, saysMore: false }
  const read = storable(wordsOfHtml(html))
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
