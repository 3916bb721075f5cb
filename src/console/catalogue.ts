import type { Vocabulary } from '../words/vocabulary.ts'
import { useLanguage } from './shell/preferences.ts'

/** The words of a room, in the reader's language: `export const useSay = catalogue(WORDS)`. */
export const catalogue =
  <Word extends string>(words: Vocabulary<Word>) =>
  (): ((word: Word) => string) => {
    const language = useLanguage()
    return (word) => words[word][language]
  }
