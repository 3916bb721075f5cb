import type { Language } from '../../domain/names.ts'
import { ErrorCode, FormatError, IntlMessageFormat } from 'intl-messageformat'
import en from './en.json' with { type: 'json' }
import zh from './zh.json' with { type: 'json' }
import { defined } from '../../domain/defined.ts'

/** The words of one language; those of a firm also say what it is called, and as whom it writes. */
export type Catalogue = typeof zh & { firm?: string; sender?: string }
export type Catalogues = Readonly<Record<Language, Catalogue>>
/** What is said of one template: a subject, and lines; a line that names what is not known is left out. */
export type Wording = { subject: string; text: readonly string[] }
export type Values = Record<string, string | number | undefined>

/** What is said where a firm has no words of its own. */
export const SHIPPED: Catalogues = { zh, en }

/** The words for a template, or those for what has none: a newer event is told of, if only roughly. */
export function wordingOf(words: Catalogue, audience: 'customer' | 'staff', template: string): Wording {
  const wordings: Record<string, Wording> = words[audience]
  return own(wordings, template) ?? words[audience].other
}

/** Codes come from outside: one may be called like something that every object has. */
export const own = <T>(table: Record<string, T>, code: string): T | undefined =>
  Object.hasOwn(table, code) ? table[code] : undefined

/** A text with its values; undefined where it names one that is not known. */
export function formatted(language: Language, text: string, values: Values): string | undefined {
  try {
    return String(formatOf(language, text).format(defined(values)))
  } catch (error) {
    if (error instanceof FormatError && error.code === ErrorCode.MISSING_VALUE) return undefined
    throw error
  }
}

/** As many as the catalogues have texts. */
const formats = new Map<string, IntlMessageFormat>()

export function formatOf(language: Language, text: string): IntlMessageFormat {
  const key = `${language} ${text}`
  const format = formats.get(key) ?? new IntlMessageFormat(text, language, undefined, { ignoreTag: true })
  formats.set(key, format)
  return format
}
