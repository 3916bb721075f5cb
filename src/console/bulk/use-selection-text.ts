import { fieldName } from '../../words/fields.ts'
import { KINDS } from '../../words/matters.ts'
import { knownWordIn } from '../../words/vocabulary.ts'
import { useNameOf, usePolicyTitle } from '../parts/names.tsx'
import { useLanguage } from '../shell/preferences.ts'
import type { Order } from './kinds.ts'

/** Which complaints an order is about, as it says; of those that were named, how many. */
export function useSelectionText(): (selection: Order['selection']) => string {
  const [language, nameOf, titleOf] = [useLanguage(), useNameOf(), usePolicyTitle()]
  const naming: Readonly<Record<string, (value: string) => string | undefined>> = {
    handler: (id) => nameOf('people', id),
    department: (id) => nameOf('departments', id),
    policy: titleOf,
    kind: (code) => knownWordIn(KINDS, code, language),
  }
  return (selection) =>
    Object.entries(selection)
      .map(([field, value]) => {
        const told = Array.isArray(value) ? value.length : (naming[field]?.(String(value)) ?? String(value))
        return `${fieldName(field, language)} ${told}`
      })
      .join(' · ')
}
