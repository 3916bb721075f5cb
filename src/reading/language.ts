import type { Language } from '../domain/names.ts'

/** Words that English texts are full of, and that its neighbours have not got. */
const ENGLISH = new Set(
  'the and my not have has had you your it for are this that with to been were they but from would'.split(
    ' ',
  ),
)
/** In English about every third word is one of them; in a text of another language hardly any. */
const LEAST_KNOWN = 0.1

/** The language of a text, by its writing and its words; nothing where it may be another. */
export function languageOf(text: string): Language | undefined {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)) return undefined
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = text.toLowerCase().match(/(?:(?!\p{Script=Han})\p{Letter})+/gu) ?? []
  // In Chinese texts words of other languages stand too, and in others a Chinese name.
  if (characters > 0 && characters >= words.length) return 'zh'
  const known = words.filter((word) => ENGLISH.has(word)).length
  return known > 0 && known >= LEAST_KNOWN * words.length ? 'en' : undefined
}
