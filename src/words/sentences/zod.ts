import { z } from 'zod'
import type { Language } from '../../domain/names.ts'

type Words = {
  missing: string
  tooLong: (maximum: unknown) => string
  tooShort: (minimum: unknown) => string
}

/** For people: zod's own words for these are a programmer's. */
const FIELD: Readonly<Record<Language, Words>> = {
  zh: {
    missing: '此项必填',
    tooLong: (maximum) => `文本过长：最多 ${String(maximum)} 个字符`,
    tooShort: (minimum) => `文本过短：至少 ${String(minimum)} 个字符`,
  },
  en: {
    missing: 'This is needed',
    tooLong: (maximum) => `Too long: at most ${String(maximum)} characters`,
    tooShort: (minimum) => `Too short: at least ${String(minimum)} characters`,
  },
}

/** What is left out is missing; a text is long or short, not great or small like a number. */
function forPeople(
  { code, input, origin, maximum, minimum }: z.core.$ZodRawIssue,
  { missing, tooLong, tooShort }: Words,
): string | undefined {
  if (code === 'invalid_type' && input === undefined) return missing
  if (origin !== 'string') return undefined
  if (code === 'too_big') return tooLong(maximum)
  return code === 'too_small' ? tooShort(minimum) : undefined
}

const OTHERS: Readonly<Record<Language, z.core.$ZodErrorMap>> = {
  zh: z.locales.zhCN().localeError,
  en: z.locales.en().localeError,
}

const saysIn =
  (language: Language): z.core.$ZodErrorMap =>
  (issue) =>
    forPeople(issue, FIELD[language]) ?? OTHERS[language](issue)

/** The words for what is wrong with a field, chosen for each reader: nothing here is set for the process. */
export const ZOD_SAYS: Record<Language, z.core.$ZodErrorMap> = { en: saysIn('en'), zh: saysIn('zh') }

/** What is wrong with a field that has been looked at already. */
export function zodSentence(issue: z.core.$ZodRawIssue, language: Language): string {
  const said = ZOD_SAYS[language](issue)
  return typeof said === 'string' ? said : (said?.message ?? '')
}
