import { setTimeout as delay } from 'node:timers/promises'

/** Lets at most so many pass a second: what looks after complaints must not disturb them. */
export function paceOf(perSecond: number): () => Promise<void> {
  let next = 0
  return async () => {
    const now = Date.now()
    next = Math.max(now, next + 1_000 / perSecond)
    if (next > now) await delay(next - now)
  }
}
