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
  let listener: FeedListener | undefined
  let closing = new AbortController()
  const waiting = new Set<() => void>()
  const unread = unreadBy(logger)
  const latest = latestNews(pool, {
    unread,
    readOn: () => [...waiting].forEach((goOn) => goOn()),
    /** The register was restored from a copy: what followers were told since does not hold. They come again. */
    forgotten: () => {
      closing.abort()
      closing = new AbortController()
    },
  })

  return {
    heartbeatMs,
    /** The first of all who follow waits for the register; a cursor that it has never given is refused. */
    async begin(after?: number): Promise<void> {
      const reached = await latest.begin()
      listener ??= listenToFeed(pool, { wake: latest.wake, ...(pollMs !== undefined && { pollMs }) })
      if (after !== undefined && after > reached) await readNews(pool, after, 1)
    },
    async *follow({ after, signal }: Follower): AsyncGenerator<Bulletin> {
      const over = AbortSignal.any([signal, closing.signal])
      let reached = after ?? latest.reached()
      for (let toldAt = Date.now(); !over.aborted;) {
        const isNews = latest.reached() > reached
        if (isNews || Date.now() - toldAt >= heartbeatMs) {
          const bulletin = isNews ? await latest.after(reached).catch(unread) : { news: [], reached }
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

const unreadBy =
  (logger: Logger) =>
  (error: unknown): undefined => {
    logger.warn({ reason: (error as Error).message }, 'the feed could not be read on')
  }

async function readBulletin(pool: Pool, after: number): Promise<Bulletin> {
  const { news, next } = await readNews(pool, after)
  return { news, reached: next }
}

type Latest = { reached: number; keptFrom: number; kept: News[] }

function keptOf({ kept: before, keptFrom }: Latest, news: readonly News[]) {
  const kept = [...before, ...news].slice(-KEPT)
  const isCut = kept.length < before.length + news.length
  return { kept, keptFrom: isCut ? kept[0]!.position - 1 : keptFrom }
}

type Told = { readOn(): void; forgotten(): void; unread(error: unknown): void }

/** The end of the feed, as far as it has been read; somebody is told when there is more of it, and when it is void. */
function latestNews(pool: Pool, told: Told) {
  let state: Latest | undefined
  let reading: Promise<void> | undefined
  let isStale = false

  async function readOn(): Promise<void> {
    try {
      while (isStale && state) {
        isStale = false
        const { news, next, hasMore } = await readNews(pool, state.reached)
        isStale ||= hasMore
        state = { reached: next, ...keptOf(state, news) }
        told.readOn()
      }
    } catch (error) {
      if (!(error instanceof InvalidCursor)) return told.unread(error)
      state = undefined
      told.forgotten()
    }
  }

  return {
    reached: () => state?.reached ?? 0,
    async begin(): Promise<number> {
      if (state) return state.reached
      const { horizon } = await newsHorizon(pool)
      state ??= { reached: horizon, keptFrom: horizon, kept: [] }
      return state.reached
    },
    /** Reads what is new; what comes meanwhile is read right after. A fault waits for the next time. */
    wake(): void {
      isStale = true
      reading ??= readOn().finally(() => {
        reading = undefined
      })
    },
    async after(position: number): Promise<Bulletin> {
      const { reached, keptFrom, kept } = state!
      if (position >= keptFrom) return { news: kept.filter((one) => one.position > position), reached }
      return readBulletin(pool, position)
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
