import { useAsk } from '../../asking/use-ask.ts'
import type { Drafting } from '../draft.ts'
import { policyIdOf, type Policies } from '../selecting.ts'

/** What is asked for by now, and what is said meanwhile: another policy, channel or kind asks for something else. */
export function useIntakeForm(policies: Policies, draft: Drafting['draft']) {
  const { channel, kind } = draft.told
  const id = policyIdOf(policies, draft)
  return useAsk(
    'getIntakeForm',
    { params: { id }, query: { channel, kind } },
    { freshMs: 60_000, keepsPrevious: true },
  )
}
