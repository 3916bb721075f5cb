import type { Language, Title } from '../domain/names.ts'

/** How dates, sums and numbers are written by those who read a language. */
export const LOCALES: Title = { zh: 'zh-CN', en: 'en-GB' }

/** What they are called. */
export const LANGUAGES: Readonly<Record<Language, Title>> = {
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
}

/** As pages name the language they are in. */
export const PAGE_LANGUAGES: Title = { zh: 'zh-CN', en: 'en' }

/** Several things in a row. */
export const listed = (texts: readonly string[], language: Language): string =>
  texts.join(language === 'zh' ? '、' : ', ')

/** What is said one after another. */
export const clauses = (texts: readonly string[], language: Language): string =>
  texts.join(BETWEEN_CLAUSES[language])

export const BETWEEN_CLAUSES: Title = { zh: '；', en: '; ' }
export const COLON: Title = { zh: '：', en: ': ' }
export const FULL_STOP: Title = { zh: '。', en: '.' }
