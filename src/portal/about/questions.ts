import type { Title } from '../../domain/names.ts'

/** A question that is asked often, with its answer; of no category it is of all. */
export type Question = {
  id: string
  question: Title
  answer: Title
  categories?: readonly string[] | undefined
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Those that have every word that is looked for, in either language. */
export function questionsWith(questions: readonly Question[], looked: string): Question[] {
  const words = folded(looked).split(/\s+/).filter(Boolean)
  return questions.filter(({ question, answer }) => {
    const text = folded([question.zh, question.en, answer.zh, answer.en].join('\n'))
    return words.every((word) => text.includes(word))
  })
}

/** Those of a category, and those of all. */
export const questionsOf = (questions: readonly Question[], category: string): Question[] =>
  questions.filter(({ categories }) => categories === undefined || categories.includes(category))
