import type { Question } from '../../portal/about/questions.ts'
import { featuresOf, isWord } from '../../reading/features.ts'

/** So many are shown, and so many words two texts have in common that may be of one matter. */
const AT_MOST = 3
const IN_COMMON = 2
/** In other writings than Chinese shorter words say too little. */
const SHORTEST = 4

const wordsOf = (text: string): string[] =>
  [...featuresOf(text, [])].filter(
    (one) => isWord(one) && (/\p{Script=Han}/u.test(one) || one.length >= SHORTEST),
  )

/** Those that have most in common with a text; what stands in most of them says nothing. */
export function answersTo(questions: readonly Question[], text: string): Question[] {
  const read = new Set(wordsOf(text))
  const all = questions.map((one) => ({ one, words: wordsOf(textOf(one)) }))
  const times = new Map<string, number>()
  for (const { words } of all) for (const word of words) times.set(word, (times.get(word) ?? 0) + 1)
  const says = (word: string) => read.has(word) && times.get(word)! <= Math.max(1, questions.length / 2)
  return all
    .map(({ one, words }) => ({ one, common: words.filter(says).length }))
    .filter(({ common }) => common >= IN_COMMON)
    .toSorted((a, b) => b.common - a.common)
    .slice(0, AT_MOST)
    .map(({ one }) => one)
}

const textOf = ({ question, answer }: Question): string =>
  [question.zh, question.en, answer.zh, answer.en].join('\n')
