import type { Pool } from 'pg'

/** Where those listen who wait for something new in the feed. */
export const FEED_CHANNEL = 'yinuo_feed'
/** The name of a connection that listens. */
export const LISTENER = 'yinuo-listener'

/** How often at most a process says that there is something new. */
const EVERY_MS = 200

/** While no one listens nothing is said: it would be a transaction, by which others see that something was written. */
export const FEED_HINT = `select pg_notify('${FEED_CHANNEL}', '') where exists (
  select from pg_stat_activity where application_name = '${LISTENER}' and datname = current_database())`

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
    pool.query({ name: 'feed-hint', text: FEED_HINT }).catch(() => {})
  }
  return () => {
    if (isWaiting) return
    isWaiting = true
    setTimeout(say, Math.max(0, saidAt + EVERY_MS - Date.now())).unref()
  }
}
