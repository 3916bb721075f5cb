import { useAsk } from '../asking/use-ask.ts'
import type { Query } from './address.ts'
import { useFollowing } from './use-tabs.ts'

const MINUTE_MS = 60_000

/** How many there are with a filter; it follows what happens, as nothing moves by it. */
export function useTotal(filter: Query | undefined) {
  const enabled = filter !== undefined
  const total = useAsk(
    'totalComplaints',
    { ...(filter && { query: filter }) },
    { enabled, everyMs: MINUTE_MS, keepsPrevious: true },
  )
  useFollowing(() => enabled && total.refetch())
  return total.data
}
