import { minuteMs } from '../../domain/instant.ts'
import { useAsk } from '../asking/use-ask.ts'
import type { Query } from './address.ts'

/** How many there are with a filter. */
export const useTotal = (filter: Query | undefined) =>
  useAsk(
    'totalComplaints',
    { ...(filter && { query: filter }) },
    { enabled: filter !== undefined, everyMs: minuteMs, keepsPrevious: true },
  ).data
