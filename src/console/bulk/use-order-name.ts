import { BULK_ORDERS } from '../../words/administration/bulk-orders.ts'
import { fieldName } from '../../words/fields.ts'
import { wordIn } from '../../words/vocabulary.ts'
import { useNameOf, usePolicyTitle } from '../parts/names.tsx'
import { useLanguage } from '../shell/preferences.ts'
import type { Listed } from './kinds.ts'

type Target = { department: string; person?: unknown }
type Named = { kind: Listed['kind']; target?: Target | undefined; adopted?: Listed['adopted'] }

/** What an order is called: what it does, and to whom or by which version. */
export function useOrderName(): (order: Named) => string {
  const [language, nameOf, titleOf] = [useLanguage(), useNameOf(), usePolicyTitle()]
  const versionOf = ({ version }: { version: string }) => `${fieldName('version', language)} ${version}`
  return ({ kind, target, adopted }) => {
    const whose = target && [nameOf('departments', target.department), personIn(target, nameOf)]
    const what = adopted && [kind === 'adoptPolicy' ? titleOf(adopted.id) : adopted.id, versionOf(adopted)]
    return [wordIn(BULK_ORDERS, kind, language), ...(whose ?? what ?? [])].filter(Boolean).join(' · ')
  }
}

const personIn = ({ person }: Target, nameOf: ReturnType<typeof useNameOf>): string =>
  typeof person === 'string' ? nameOf('people', person) : ''
