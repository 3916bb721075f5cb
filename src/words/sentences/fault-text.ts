import type { Language } from '../../domain/names.ts'
import { FileFault, type FaultLine } from '../../files/fault.ts'
import { DOMAIN } from './domain.ts'
import { AT_THE_DOOR } from './door.ts'
import { CONTENTS, FILES } from './files.ts'
import { chineseFrom } from './in-chinese.ts'
import { LOGS } from './logs.ts'
import { POLICIES } from './policies.ts'
import { RULES } from './rules.ts'
import { zodSentence } from './zod.ts'

const chineseOf = chineseFrom({
  ...DOMAIN,
  ...AT_THE_DOOR,
  ...FILES,
  ...CONTENTS,
  ...LOGS,
  ...POLICIES,
  ...RULES,
})

/** Codes stay as whoever has written the file finds them there. */
const asWritten = (code: string): string => code

/** A sentence about what somebody has written, for its reader; as it is, where there is no other. */
export const faultSentence = (english: string, language: Language): string =>
  language === 'en' ? english : (chineseOf(english, asWritten) ?? english)

/** What went wrong, for whoever can mend it: of a file each field that does not fit, in their language. */
export function faultText(error: unknown, language: Language): string {
  if (error instanceof FileFault) return error.lines.map((line) => lineIn(line, language)).join('\n')
  return faultSentence(error instanceof Error ? error.message : String(error), language)
}

function lineIn({ at, says, issue }: FaultLine, language: Language): string {
  const said = issue ? zodSentence(issue, language) : faultSentence(says, language)
  return at === undefined ? said : `${at}: ${said}`
}
