import type { Language } from '../exports/words.ts'
import { formatsFor, type Formats } from './formats.ts'
import type { ReportData } from './report-data.ts'
import { WORDS, type ReportWords } from './words.ts'

/** A report on its way to paper: what it says, in which words, written how. */
export type Telling = { data: ReportData; language: Language; words: ReportWords; formats: Formats }

export const tellingOf = (data: ReportData, language: Language): Telling => ({
  data,
  language,
  words: WORDS[language],
  formats: formatsFor(language, data.period),
})
