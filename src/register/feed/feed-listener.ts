import type { Client, Pool } from 'pg'
import { FEED_CHANNEL, LISTENER } from './feed-hint.ts'
import { ownClient } from '../own-client.ts'

export type FeedListener = { stop(): void }

/** After a connection was lost, the next one is tried so much later. */
const AGAIN_MS = 1_000

/**
 * Calls `wake` when there may be something new: at every hint, which come by a connection of their own, at every new
 * connection, for hints may have been missed before it, and in any case after `pollMs`.
 */
export function listenToFeed(
  pool: Pool,
  { wake, pollMs = 5_000 }: { wake(): void; pollMs?: number },
): FeedListener {
  let client: Client | undefined
  let isStopped = false
  let again: NodeJS.Timeout | undefined
  const poll = setInterval(wake, pollMs)

  const connect = async () => {
    const one = ownClient({ ...pool.options, application_name: LISTENER })
    client = one
    // A connection that breaks says so twice at times; what counts is that it ends.
    one.on('notification', wake)
    one.once('end', () => {
      if (!isStopped) again = setTimeout(() => void connect(), AGAIN_MS)
    })
    try {
      await one.connect()
      await one.query(`listen ${FEED_CHANNEL}`)
      wake()
    } catch {
      await one.end().catch(() => {})
    }
  }
  void connect()
  return {
    stop() {
      isStopped = true
      clearInterval(poll)
      clearTimeout(again)
      // A server that hangs is not waited for.
      client?.end().catch(() => {})
    },
  }
}
