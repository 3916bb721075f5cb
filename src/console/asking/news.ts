import { useEffect, useRef } from 'react'
import { addressOf } from './ask.ts'
import type { News } from './contract.ts'
import { queries } from './use-ask.ts'
import { newWatchers } from './watchers.ts'

type Listener = (news: readonly News[]) => void
const listeners = newWatchers<Parameters<Listener>>()
const watchers = newWatchers()
let isCut = false
let cuts = 0

/** News come in bursts: what is shown follows at most so often. */
const GATHER_MS = 150

let waiting: News[] = []
let timer: ReturnType<typeof setTimeout> | undefined

/** Follows what happens, over one connection for all pages, until it is told to stop. */
export function followNews(): () => void {
  const source = new EventSource(addressOf('openStream'))
  source.addEventListener('open', () => cut(false))
  // The browser comes again by itself, from where it was; only an answer that is none ends it.
  source.addEventListener('error', () => cut(true))
  source.addEventListener('message', ({ data }: MessageEvent<string>) => {
    waiting.push(JSON.parse(data) as News)
    timer ??= setTimeout(tell, GATHER_MS)
  })
  // A machine that has no network any more knows it before the connection does.
  const lost = () => cut(true)
  const found = () => cut(source.readyState !== EventSource.OPEN)
  addEventListener('offline', lost)
  addEventListener('online', found)
  return () => {
    removeEventListener('offline', lost)
    removeEventListener('online', found)
    source.close()
    clearTimeout(timer)
    timer = undefined
  }
}

function tell(): void {
  const news = waiting
  waiting = []
  timer = undefined
  listeners.tell(news)
  const touched = new Set(news.map(({ complaintId }) => complaintId))
  // What is shown of a complaint is asked again at once; lists say that there is news, and ask when told to.
  void queries.invalidateQueries({
    predicate: ({ queryKey }) => touched.has(idIn(queryKey[1])),
  })
}

const idIn = (asked: unknown): string => (asked as { params?: { id?: string } } | undefined)?.params?.id ?? ''

function cut(isSo: boolean): void {
  if (isCut === isSo) return
  isCut = isSo
  if (isSo) cuts += 1
  // What was missed meanwhile may be anything.
  if (!isSo) void queries.invalidateQueries()
  watchers.tell()
}

/** Hears what happens while a component is shown. */
export function useNews(listener: Listener): void {
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(() => listeners.watch((news) => latest.current(news)), [])
}

/** Whether no news come through: for useSyncExternalStore. */
export const cutStore = {
  subscribe: watchers.watch,
  isCut: (): boolean => isCut,
  /** How often there were none: what is older than the last time may have been missed. */
  times: (): number => cuts,
}
