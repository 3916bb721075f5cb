import type { Language, Names, Title } from '../domain/names.ts'

/** What the codes of one kind are called: complete, so that a new code does not compile without its word. */
export type Vocabulary<Code extends string = string> = Readonly<Record<Code, Title>>

/** What a code is called. A newer one, or a firm's own, has no word and is shown as it is. */
export const wordIn = (vocabulary: Vocabulary, code: string, language: Language): string =>
  knownWordIn(vocabulary, code, language) ?? code

/** Codes come from outside: one may be called like something that every object has. */
export const knownWordIn = (vocabulary: Vocabulary, code: string, language: Language): string | undefined =>
  Object.hasOwn(vocabulary, code) ? vocabulary[code]![language] : undefined

export const NO_NAMES: Names = {
  ...{ people: {}, departments: {}, categories: {}, rootCauses: {} },
  ...{ clocks: {}, promises: {} },
}

/** The name behind an id. Ids come from outside: one may be called like something that every object has. */
export function nameOf(names: Names, of: keyof Names, id: string, language: Language): string {
  const found = Object.hasOwn(names[of], id) ? names[of][id] : undefined
  return (typeof found === 'object' ? found[language] : found) ?? id
}
