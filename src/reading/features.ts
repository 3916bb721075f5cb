import { searchText } from '../domain/matching/plain-text.ts'

/** Chinese has no spaces: neighbouring characters stand for its words. */
const CHINESE = { run: /\p{Script=Han}+/gu, lengths: [1, 2, 3] }
/** Of words in other writings, what their forms have in common: "charged" and "charges". */
const WORD = { run: /(?:(?!\p{Script=Han})\p{Letter})+/gu, lengths: [3, 4] }
/** An address says who somebody is, and nothing of what happened. */
const ADDRESS = /\S*(?:@|:\/\/|www\.)\S*/g
const EDGE = '_'
/** What pieces of words, and what rules begin with: neither is a word. */
const PIECE = '~'
const RULE = '='
const RULE_WEIGHT = 3

/** Words that speak for each code, as the firm wrote them down: its rules, beside what is learned. */
export type Keywords = Readonly<Record<string, readonly string[]>>

/** How many of each code's words stand in a text; only codes of which any does. */
export function keywordsIn(text: string, keywords: Keywords): { code: string; count: number }[] {
  const read = searchText(text)
  return Object.entries(keywords)
    .map(([code, words]) => ({ code, count: words.filter((word) => read.includes(searchText(word))).length }))
    .filter(({ count }) => count > 0)
}

/** What a text is read by, each once. Digits are no part of it: numbers are somebody's. */
export function featuresOf(text: string, keywords: Keywords): Set<string> {
  const read = searchText(text).replaceAll(ADDRESS, ' ')
  const features = new Set(keywordsIn(text, keywords).map(({ code }) => RULE + code))
  for (const [run] of read.matchAll(CHINESE.run)) addPieces(features, run, CHINESE.lengths, '')
  for (const [word] of read.matchAll(WORD.run)) {
    features.add(word)
    addPieces(features, EDGE + word + EDGE, WORD.lengths, PIECE)
  }
  return features
}

function addPieces(features: Set<string>, run: string, lengths: readonly number[], mark: string): void {
  const characters = Array.from(run)
  for (const length of lengths)
    for (let start = 0; start + length <= characters.length; start++)
      features.add(mark + characters.slice(start, start + length).join(''))
}

/** Whether people would read it as a word; one character says too little. */
export const isWord = (feature: string): boolean =>
  !feature.startsWith(PIECE) && !feature.startsWith(RULE) && Array.from(feature).length > 1

/** A rule is a judgement of the firm's: it counts as much as several words. */
export const weightOf = (feature: string): number => (feature.startsWith(RULE) ? RULE_WEIGHT : 1)
