import { useAsk } from '../../asking/use-ask.ts'

const AT_MOST = 8

/** Complaints like this one, the likely duplicates first. */
export const useSimilar = (id: string, { enabled = true }: { enabled?: boolean } = {}) =>
  useAsk('listSimilar', { params: { id }, query: { limit: AT_MOST } }, { enabled, freshMs: 60_000 })
