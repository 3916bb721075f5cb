import { z } from 'zod'
import type { Language } from '../../domain/names.ts'

/** For people: zod's own words for these are a programmer's. */
const FIELD = {
  missing: '此项必填',
  tooLong: (maximum: unknown) => `文本过长：最多 ${String(maximum)} 个字符`,
  tooShort: (minimum: unknown) => `文本过短：至少 ${String(minimum)} 个字符`,
}

const chinese = z.locales.zhCN().localeError

/** What is left out is missing; a text is long or short, not great or small like a number. */
function forPeople({ code, input, origin, maximum, minimum }: z.core.$ZodRawIssue): string | undefined {
  if (code === 'invalid_type' && input === undefined) return FIELD.missing
  if (origin !== 'string') return undefined
  if (code === 'too_big') return FIELD.tooLong(maximum)
  return code === 'too_small' ? FIELD.tooShort(minimum) : undefined
}

/** The words for what is wrong with a field, chosen for each reader: nothing here is set for the process. */
export const ZOD_SAYS: Record<Language, z.core.$ZodErrorMap> = {
  en: z.locales.en().localeError,
  zh: (issue) => forPeople(issue) ?? chinese(issue),
}

/** What is wrong with a field that has been looked at already. */
export function zodSentence(issue: z.core.$ZodRawIssue, language: Language): string {
  const said = ZOD_SAYS[language](issue)
  return typeof said === 'string' ? said : (said?.message ?? '')
}
