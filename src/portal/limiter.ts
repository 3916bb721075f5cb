import type { Instant } from '../domain/instant.ts'

/** So many times within a while for each key; beyond that, how long to wait. */
export type Limiter = { take(key: string, now: Instant): number | undefined }

type Limit = { times: number; withinMs: number; keysAtMost?: number }

/**
 * Counts in memory, each process for itself: it keeps load away, and the secrets are long enough not to need it. A count
 * kept in the register would be a write for each look-up, the very load that is to be kept away. What it remembers is
 * bounded; of too many keys the first counted is forgotten.
 */
export function createLimiter({ times, withinMs, keysAtMost = 50_000 }: Limit): Limiter {
  // In the order in which they end: each counts as long as the others.
  const counted = new Map<string, { count: number; until: Instant }>()
  return {
    take(key, now) {
      const known = counted.get(key)
      if (known && known.until > now) {
        known.count += 1
        return known.count > times ? known.until - now : undefined
      }
      counted.delete(key)
      counted.set(key, { count: 1, until: now + withinMs })
      if (counted.size > keysAtMost) counted.delete(counted.keys().next().value!)
      return undefined
    },
  }
}
