import type { Request } from 'express'
import type { Language } from '../problems/words.ts'

/** The language a caller reads: English unless he prefers Chinese. */
export function languageOf(request: Request): Language {
  const preferred = request.acceptsLanguages('en', 'zh', 'zh-CN', 'zh-Hans', 'zh-TW', 'zh-HK', 'zh-Hant')
  return preferred && preferred.startsWith('zh') ? 'zh' : 'en'
}
