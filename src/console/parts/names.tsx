import { ROLES } from '../../words/people.ts'
import { nameOf, NO_NAMES, wordIn } from '../../words/vocabulary.ts'
import { createContext, use, useMemo, type ReactNode } from 'react'
import type { Names, Title } from '../../domain/names.ts'
import { clockTitlesOf } from '../../domain/policy/clock-titles.ts'
import type { Answer } from '../asking/contract.ts'
import { useAsk } from '../asking/use-ask.ts'
import { useLanguage } from '../shell/preferences.ts'

const NamesContext = createContext<Names>(NO_NAMES)

/** A minute, as the directory's copy in the API. */
const FRESH_MS = 60_000

/** What ids of the firm are called, for everything below. */
export function NamesOf({ children }: { children: ReactNode }) {
  const people = useAsk('listPeople', {}, { freshMs: FRESH_MS })
  const departments = useAsk('listDepartments', {}, { freshMs: FRESH_MS })
  const categories = useAsk('listCategories', {}, { freshMs: FRESH_MS })
  const policies = useAsk('listPolicies', {}, { freshMs: FRESH_MS })
  const causes = useAsk('listRootCauses', {}, { freshMs: FRESH_MS })
  const names = useMemo(
    () => ({
      ...clocksIn(policies.data),
      people: Object.fromEntries(people.data?.data.map(({ id, name }) => [id, name]) ?? []),
      departments: titled(departments.data?.data ?? []),
      categories: categoriesIn(categories.data),
      rootCauses: causesIn(causes.data),
    }),
    [people.data, departments.data, categories.data, policies.data, causes.data],
  )
  return <NamesContext value={names}>{children}</NamesContext>
}

const titled = (all: readonly { id: string; name: Title }[]): Record<string, Title> =>
  Object.fromEntries(all.map(({ id, name }) => [id, name]))

const clocksIn = (policies: Answer<'listPolicies'> | undefined) =>
  clockTitlesOf(new Map(policies?.data.map((policy) => [policy.id, policy])))

const categoriesIn = (lists: Answer<'listCategories'> | undefined): Record<string, Title> =>
  Object.fromEntries(
    (lists?.data ?? []).flatMap(({ data, former }) =>
      [...former, ...data].map(({ id, title }) => [id, title] as const),
    ),
  )

const causesIn = (causes: Answer<'listRootCauses'> | undefined): Record<string, Title> =>
  Object.fromEntries(
    [...(causes?.former ?? []), ...(causes?.data ?? [])].map(({ code, title }) => [code, title]),
  )

export const useNames = (): Names => use(NamesContext)

/** What a policy is called. */
export function usePolicyTitle(): (id: string) => string {
  const language = useLanguage()
  const { data } = useAsk('listPolicies', {}, { freshMs: FRESH_MS })
  return (id) => data?.data.find((policy) => policy.id === id)?.about?.title[language] ?? id
}

/** What an id of the firm is called, in the reader's language. */
export function useNameOf(): (of: keyof Names, id: string | null | undefined) => string {
  const [names, language] = [useNames(), useLanguage()]
  return (of, id) => (id === null || id === undefined ? '' : nameOf(names, of, id, language))
}

/** Somebody who did something, and in which role. */
export function useWithRole(): (by: { id: string; role: string }) => string {
  const [nameOf, language] = [useNameOf(), useLanguage()]
  return ({ id, role }) => `${nameOf('people', id)} · ${wordIn(ROLES, role, language)}`
}
