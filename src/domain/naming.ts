import type { Language, Names } from './names.ts'

export const NO_NAMES: Names = {
  ...{ people: {}, departments: {}, categories: {}, rootCauses: {} },
  ...{ clocks: {}, promises: {} },
}

/** The name behind an id. Ids come from outside: one may be called like something that every object has. */
export function nameOf(names: Names, of: keyof Names, id: string, language: Language): string {
  const found = Object.hasOwn(names[of], id) ? names[of][id] : undefined
  return (typeof found === 'object' ? found[language] : found) ?? id
}
