import type { Language } from '../../domain/names.ts'
import type { Request } from 'express'

/** The language a caller reads: English unless they prefer Chinese. */
export function languageOf(request: Request): Language {
  const preferred = request.acceptsLanguages('en', 'zh', 'zh-CN', 'zh-Hans', 'zh-TW', 'zh-HK', 'zh-Hant')
  return preferred && preferred.startsWith('zh') ? 'zh' : 'en'
}

/** The language that the caller asks for; undefined where they ask for neither. */
export const preferredLanguage = (request: Request): Language | undefined =>
  /\b(en|zh)\b/i.test(request.get('accept-language') ?? '') ? languageOf(request) : undefined
