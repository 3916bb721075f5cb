import type { Language } from '../domain/names.ts'
import { EN } from './words/en.ts'
import { ZH } from './words/zh.ts'

export type ReportWords = typeof ZH
export const WORDS: Record<Language, ReportWords> = { zh: ZH, en: EN }
