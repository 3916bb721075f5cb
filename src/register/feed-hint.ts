import type { Pool } from 'pg'

/** Where those listen who wait for something new in the feed. */
export const FEED_CHANNEL = 'yinuo_feed'

/** How often at most a process says that there is something new. */
const EVERY_MS = 20

/**
 * Says that something was committed. Within the commit it would make all commits queue for one lock until the disk has
 * them; so it is said afterwards, many commits at a time. Whoever listens looks from time to time anyway.
 */
export function feedHint(pool: Pool): () => void {
  let isWaiting = false
  let saidAt = 0
  const say = () => {
    isWaiting = false
    saidAt = Date.now()
    // Only a hint: with the register away there is nothing new to be told either.
    pool.query(`select pg_notify('${FEED_CHANNEL}', '')`).catch(() => {})
  }
  return () => {
    if (isWaiting) return
    isWaiting = true
    setTimeout(say, Math.max(0, saidAt + EVERY_MS - Date.now())).unref()
  }
}
