import type { Language } from '../../domain/names.ts'
import { codeInSentence } from '../../words/codes.ts'
import { DOMAIN } from '../../words/sentences/domain.ts'
import { AT_THE_DOOR } from '../../words/sentences/door.ts'
import { chineseFrom } from '../../words/sentences/in-chinese.ts'
import { RULES } from '../../words/sentences/rules.ts'
import type { Vocabulary } from '../../words/vocabulary.ts'

const chineseOf = chineseFrom({ ...DOMAIN, ...AT_THE_DOOR, ...RULES })

/** A refusal's sentence for its reader; undefined where the catalogue has none in their language. */
export const sentenceFor = (
  english: string,
  language: Language,
  clocks: Vocabulary = {},
): string | undefined =>
  language === 'en' ? english : chineseOf(english, (code) => codeInSentence(code, 'zh', clocks))
