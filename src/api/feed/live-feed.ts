import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { listenToFeed, type FeedListener } from '../../register/feed/feed-listener.ts'
import { InvalidCursor } from '../../register/lists/list-cursor.ts'
import { newsHorizon, readNews, type News } from '../../register/feed/news.ts'

/** What a follower gets in one go; nothing, when they were only waiting. They have everything up to `reached`. */
export type Bulletin = { news: readonly News[]; reached: number }
export type Follower = {
  /** Everything after this position; from now on if left out. */
  after?: number | undefined
  signal: AbortSignal
}

/** So much of the past is kept for those who come back after a short while; who was away longer asks the register. */
const KEPT = 1_000

export type LiveFeed = ReturnType<typeof createLiveFeed>
type Settings = {
  pool: Pool
  logger: Logger
  /** How long a follower waits at most before they hear that there is nothing. */
  heartbeatMs?: number
  pollMs?: number
}

/**
 * What happens, as it happens, for any number of followers: the register is read once for all of them. Each follower
 * reads at their own pace and holds nothing up; none misses anything or gets it twice.
 */
export function createLiveFeed({ pool, logger, heartbeatMs = 15_000, pollMs }: Settings) {
  let state: { reached: number; keptFrom: number; kept: News[] } | undefined
  let listener: FeedListener | undefined
  let reading: Promise<void> | undefined
  let isStale = false
  let closing = new AbortController()
  const waiting = new Set<() => void>()

  /** Reads what is new; what comes meanwhile is read right after. A fault waits for the next time. */
  function wake(): void {
    isStale = true
    reading ??= readOn().finally(() => {
      reading = undefined
    })
  }

  async function readOn(): Promise<void> {
    try {
      while (isStale && state) {
        isStale = false
        const { news, next, hasMore } = await readNews(pool, state.reached)
        isStale ||= hasMore
        const kept = [...state.kept, ...news].slice(-KEPT)
        const isCut = kept.length < state.kept.length + news.length
        state = { reached: next, kept, keptFrom: isCut ? kept[0]!.position - 1 : state.keptFrom }
        for (const goOn of [...waiting]) goOn()
      }
    } catch (error) {
      if (error instanceof InvalidCursor) beginAnew()
      else unread(error)
    }
  }

  function unread(error: unknown): undefined {
    logger.warn({ reason: (error as Error).message }, 'the feed could not be read on')
  }

  /** The register was restored from a copy: what followers were told since does not hold. They come again. */
  function beginAnew(): void {
    state = undefined
    closing.abort()
    closing = new AbortController()
  }

  async function ready(): Promise<void> {
    if (state) return
    const { horizon } = await newsHorizon(pool)
    state ??= { reached: horizon, keptFrom: horizon, kept: [] }
    listener ??= listenToFeed(pool, { wake, ...(pollMs !== undefined && { pollMs }) })
  }

  async function bulletinAfter(after: number): Promise<Bulletin> {
    const { reached, keptFrom, kept } = state!
    if (after >= keptFrom) return { news: kept.filter(({ position }) => position > after), reached }
    const { news, next } = await readNews(pool, after)
    return { news, reached: next }
  }

  return {
    heartbeatMs,
    /** The first of all who follow waits for the register; a cursor that it has never given is refused. */
    async begin(after?: number): Promise<void> {
      await ready()
      if (after !== undefined && after > state!.reached) await readNews(pool, after, 1)
    },
    async *follow({ after, signal }: Follower): AsyncGenerator<Bulletin> {
      const over = AbortSignal.any([signal, closing.signal])
      let reached = after ?? state?.reached ?? 0
      for (let toldAt = Date.now(); !over.aborted;) {
        const isNews = (state?.reached ?? 0) > reached
        if (isNews || Date.now() - toldAt >= heartbeatMs) {
          const bulletin = isNews ? await bulletinAfter(reached).catch(unread) : { news: [], reached }
          // They come again, and go on where they were.
          if (!bulletin) return
          reached = bulletin.reached
          yield bulletin
          toldAt = Date.now()
        } else await turn(waiting, toldAt + heartbeatMs - Date.now(), over)
      }
    },
    close(): void {
      closing.abort()
      listener?.stop()
    },
  }
}

/** Until somebody goes through those who wait, the time is over, or it is all over. */
function turn(waiting: Set<() => void>, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      clearTimeout(timer)
      waiting.delete(goOn)
      signal.removeEventListener('abort', goOn)
      resolve()
    }
    const timer = setTimeout(goOn, ms)
    waiting.add(goOn)
    signal.addEventListener('abort', goOn)
    if (signal.aborted) goOn()
  })
}
