import { nameOf, NO_NAMES } from '../words/vocabulary.ts'
import type { Names, Language } from '../domain/names.ts'
import { formatsFor, type Formats } from './formats.ts'
import type { ReportData } from './report-data.ts'
import { clockName } from '../words/clocks.ts'
import { WORDS, type ReportWords } from './words.ts'

/** A report on its way to paper: what it says, in which words, written how. */
export type Telling = {
  data: ReportData
  language: Language
  words: ReportWords
  formats: Formats
  /** What is frozen are ids; on paper stands what they are called by now. */
  named: (of: keyof Names, id: string) => string
  clockNamed: (clock: string) => string
  /** By name, or that there is none. */
  categoryNamed: (id: string | null) => string
  departmentNamed: (id: string | null) => string
}

export function tellingOf(data: ReportData, language: Language, names: Names = NO_NAMES): Telling {
  const words = WORDS[language]
  const named: Telling['named'] = (of, id) => nameOf(names, of, id, language)
  return {
    ...{ data, language, words, named },
    clockNamed: (clock) => clockName(clock, language, names.clocks),
    formats: formatsFor(language, data.period),
    categoryNamed: (id) => (id === null ? words.unknown : named('categories', id)),
    departmentNamed: (id) => (id === null ? words.unassigned : named('departments', id)),
  }
}
