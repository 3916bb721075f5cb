import type { Language } from '../../domain/names.ts'
import { codeInSentence } from '../../words/codes.ts'
import type { Vocabulary } from '../../words/vocabulary.ts'
import { AT_THE_DOOR } from './chinese/api.ts'
import { DOMAIN } from './chinese/domain.ts'

/**
 * A refusal travels as its English sentence: through Temporal, into histories, to callers written long ago. Whoever
 * reads Chinese is given the catalogue's sentence instead, with the values that stood in the English one.
 */
const CHINESE = new Map(Object.entries({ ...DOMAIN, ...AT_THE_DOOR }))

type Template = { parts: readonly string[]; chinese: string }
const lettersIn = ({ parts }: Template) => parts.join('').length

/** The sentences with values in them, the most telling first. */
const TEMPLATES: readonly Template[] = [...CHINESE]
  .filter(([english]) => english.includes('{1}'))
  .map(([english, chinese]) => ({ parts: english.split(/\{\d\}/), chinese }))
  .toSorted((one, other) => lettersIn(other) - lettersIn(one))

/** A refusal's sentence for its reader; undefined where the catalogue has none in their language. */
export function sentenceFor(
  english: string,
  language: Language,
  clocks: Vocabulary = {},
): string | undefined {
  if (language === 'en') return english
  const known = CHINESE.get(english)
  if (known !== undefined) return known
  for (const { parts, chinese } of TEMPLATES) {
    const values = valuesIn(english, parts)
    if (values)
      return chinese.replaceAll(/\{(\d)\}/g, (_, n) => inChinese(values[Number(n) - 1] ?? '', clocks))
  }
  return undefined
}

/** A value may be a sentence itself, or a code that has a name. */
const inChinese = (value: string, clocks: Vocabulary): string =>
  sentenceFor(value, 'zh', clocks) ?? codeInSentence(value, 'zh', clocks)

/** What stands between the parts. By searching: a value is what somebody else has written, of any length. */
function valuesIn(sentence: string, parts: readonly string[]): string[] | undefined {
  const [first = '', ...rest] = parts
  if (!sentence.startsWith(first)) return undefined
  const values: string[] = []
  let from = first.length
  for (const [index, part] of rest.entries()) {
    const isLast = index === rest.length - 1
    const to =
      isLast && sentence.endsWith(part) ? sentence.length - part.length : sentence.indexOf(part, from)
    if (to < from || (isLast && !sentence.endsWith(part))) return undefined
    values.push(sentence.slice(from, to))
    from = to + part.length
  }
  return values
}
