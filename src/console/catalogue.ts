import type { Language } from '../domain/names.ts'
import type { Vocabulary } from '../words/vocabulary.ts'

let useReader: () => Language = () => 'zh'
/** Says in which language somebody reads: their preferences do, so that words can be looked up where no browser is. */
export const readIn = (useLanguage: () => Language): void => void (useReader = useLanguage)

/** The words of a room, in the reader's language: `export const useSay = catalogue(WORDS)`. */
export const catalogue =
  <Word extends string>(words: Vocabulary<Word>) =>
  (): ((word: Word) => string) => {
    const language = useReader()
    return (word) => words[word][language]
  }
