import { searchText } from '../domain/matching/plain-text.ts'

/** How much of a text is read: what it is about stands at its start, and none takes more memory and time than its share. */
export const MOST_READ = 2_000
/** Chinese has no spaces: neighbouring characters stand for its words. */
const CHINESE = { run: /\p{Script=Han}+/gu, lengths: [1, 2, 3] }
/** Of words in other writings, what their forms have in common: "charged" and "charges". */
const WORD = { run: /(?:(?!\p{Script=Han})\p{Letter})+/gu, lengths: [3, 4] }
/** What an address can stand in: no blank, and nothing of other writings, which follow it without one. */
const ADDRESSLIKE = /[!-~\p{Script=Latin}]+/gu
/** An address says who somebody is, and nothing of what happened. */
const ADDRESS = /@|:\/\/|www\./
const EDGE = '_'
/** What pieces of words, and what rules begin with: neither is a word. */
const PIECE = '~'
const RULE = '='
const RULE_WEIGHT = 3

/** Words that speak for each code, as the firm wrote them down: its rules, beside what is learned. */
export type Keywords = Readonly<Record<string, readonly string[]>>
/** The same as texts are searched for them: written once, for all texts. */
export type Rules = readonly { code: string; words: readonly string[] }[]

export const rulesOf = (keywords: Keywords): Rules =>
  Object.entries(keywords).map(([code, words]) => ({ code, words: words.map(searchText) }))

const readIn = (text: string): string => searchText(text.slice(0, MOST_READ))

/** How many of each code's words stand in a text; only codes of which any does. */
export const keywordsIn = (text: string, rules: Rules): { code: string; count: number }[] =>
  countsIn(readIn(text), rules)

const countsIn = (read: string, rules: Rules) =>
  rules
    .map(({ code, words }) => ({ code, count: words.filter((word) => read.includes(word)).length }))
    .filter(({ count }) => count > 0)

/** What a text is read by, each once. Digits are no part of it: numbers are somebody's. */
export function featuresOf(text: string, rules: Rules = []): Set<string> {
  const read = readIn(text).replaceAll(ADDRESSLIKE, (run) => (ADDRESS.test(run) ? ' ' : run))
  const features = new Set(countsIn(read, rules).map(({ code }) => RULE + code))
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

export const isRule = (feature: string): boolean => feature.startsWith(RULE)

/** Whether people would read it as a word; one character says too little. */
export const isWord = (feature: string): boolean =>
  !feature.startsWith(PIECE) && !isRule(feature) && Array.from(feature).length > 1

/** A rule is a judgement of the firm's: it counts as much as several words. */
export const weightOf = (feature: string): number => (isRule(feature) ? RULE_WEIGHT : 1)
