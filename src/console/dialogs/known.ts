import { createContext, use } from 'react'
import type { ComplaintShown } from '../asking/contract.ts'
import { MeContext } from '../asking/me.ts'
import { useAsk } from '../asking/use-ask.ts'
import { useNames } from '../parts/names.tsx'
import { useLanguage } from '../shell/preferences.ts'
import type { Known } from './choosing.ts'

/** The complaint that a dialog is about. */
export const ComplaintContext = createContext<ComplaintShown | undefined>(undefined)

const FRESH = { freshMs: 60_000 }

/** The complaints of the incident that a dialog is about. */
export const MembersContext = createContext<Known['members']>(undefined)

/** Everything from which fields can be chosen. */
export function useKnown(operation?: string): Known {
  const [names, language, complaint] = [useNames(), useLanguage(), use(ComplaintContext)]
  const held = use(MeContext)?.held.map(({ role }) => role) ?? []
  const people = useAsk('listPeople', {}, FRESH).data?.data ?? []
  const departments = useAsk('listDepartments', {}, FRESH).data?.data ?? []
  const categories = useAsk('listCategories', {}, FRESH).data?.data ?? []
  const causes = useAsk('listRootCauses', {}, FRESH).data?.data ?? []
  const policies = useAsk('listPolicies', {}, FRESH).data?.data ?? []
  const calendars = useAsk('listCalendars', {}, FRESH).data?.data ?? []
  // Asked only where one is chosen from them: a complaint that joins is seldom.
  const joining = { ...FRESH, enabled: operation === 'joinIncident' }
  const incidents = useAsk('listIncidents', { query: { open: 'true', limit: 100 } }, joining).data?.data
  const members = use(MembersContext)
  const lists = { people, departments, categories, causes, policies, calendars }
  return {
    ...{ names, language, held, ...lists },
    ...(complaint && { complaint }),
    ...(incidents && { incidents }),
    ...(members && { members }),
  }
}
