import type { Language } from '../../domain/names.ts'

/** Digits as they are read out one by one: on the telephone 1 is told apart from 7. */
const DIGITS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['零', '幺', '二', '三', '四', '五', '六', '七', '八', '九'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
}

/** A part of a code, and how it is read out. */
export type SpelledGroup = { written: string; spoken: string }

/** A number or a secret in groups of four at most, as it is read out to somebody who writes it down. */
export const spelled = (code: string, language: Language): SpelledGroup[] =>
  code
    .split('-')
    .flatMap((part) => part.match(/^[A-Z](?=\d{8}$)|.{1,4}/g) ?? [])
    .map((written) => ({ written, spoken: spoken(written, language) }))

const spoken = (group: string, language: Language): string =>
  Array.from(group, (one) => DIGITS[language][Number(one)] ?? one).join(' ')
