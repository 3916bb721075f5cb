import type { Language } from '../domain/names.ts'
import { LOCALES } from './languages.ts'

export type Money = { amountCents: number; currency: string }

/** A sum as a person reads it, everywhere alike: ¥200.00 in Chinese, CN¥200.00 in English. */
export const moneyText = ({ amountCents, currency }: Money, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language], { style: 'currency', currency }).format(amountCents / 100)
