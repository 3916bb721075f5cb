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

/** Finds those that have most in common with a text; what stands in most of them says nothing. They are read once. */
export function answersAmong(questions: readonly Question[]): (text: string) => Question[] {
  const having = new Map<string, Question[]>()
  for (const one of questions)
    for (const word of wordsOf(textOf(one))) having.set(word, [...(having.get(word) ?? []), one])
  const most = Math.max(1, questions.length / 2)
  return (text) => {
    const common = new Map<Question, number>()
    for (const word of wordsOf(text)) {
      const those = having.get(word) ?? []
      if (those.length <= most) for (const one of those) common.set(one, (common.get(one) ?? 0) + 1)
    }
    return [...common]
      .filter(([, times]) => times >= IN_COMMON)
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, AT_MOST)
      .map(([one]) => one)
  }
}

const textOf = ({ question, answer }: Question): string =>
  [question.zh, question.en, answer.zh, answer.en].join('\n')
