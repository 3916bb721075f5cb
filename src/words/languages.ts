import type { Language } from '../domain/names.ts'

/** How dates, sums and numbers are written by those who read a language. */
export const LOCALES: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' }

/** Several things in a row. */
export const listed = (texts: readonly string[], language: Language): string =>
  texts.join(language === 'zh' ? '、' : ', ')

/** What is said one after another. */
export const clauses = (texts: readonly string[], language: Language): string =>
  texts.join(BETWEEN_CLAUSES[language])

export const BETWEEN_CLAUSES: Readonly<Record<Language, string>> = { zh: '；', en: '; ' }
export const COLON: Readonly<Record<Language, string>> = { zh: '：', en: ': ' }
export const FULL_STOP: Readonly<Record<Language, string>> = { zh: '。', en: '.' }
