import { useState } from 'react'
import { useAsk } from '../asking/use-ask.ts'
import { OPERATIONS, type OrderKind, type State } from './kinds.ts'

/** So many are told of one by one. */
const MOST = 200
const EVERY_MS = 1_000

type Page = { state?: State | undefined; cursor?: string | undefined; limit?: number }

/** How an order stands, asked until it has ended. */
export function useOrder(kind: OrderKind, id: string, page: Page = {}) {
  const [isEnded, setEnded] = useState(false)
  const asked = useAsk(
    OPERATIONS[kind].get,
    { params: { id }, query: { limit: MOST, ...page } },
    { keepsPrevious: true, ...(!isEnded && { everyMs: EVERY_MS }) },
  )
  if (asked.data && asked.data.state !== 'running' && !isEnded) setEnded(true)
  return { asked, isEnded }
}

/** An order with its lines; of one that is too long for every line, the lines that failed. */
export function useWholeOrder(kind: OrderKind, id: string) {
  const { asked, isEnded } = useOrder(kind, id)
  const isLong = asked.data?.nextCursor !== undefined
  const refused = useFailed({ kind, id, state: 'refused', enabled: isLong && isEnded })
  const unknown = useFailed({ kind, id, state: 'unknown', enabled: isLong && isEnded })
  const items = isLong ? [...refused, ...unknown] : (asked.data?.items ?? [])
  return { asked, items, isLong, isEnded }
}

type Failed = { kind: OrderKind; id: string; state: 'refused' | 'unknown'; enabled: boolean }

const useFailed = ({ kind, id, state, enabled }: Failed) =>
  useAsk(OPERATIONS[kind].get, { params: { id }, query: { limit: MOST, state } }, { enabled }).data?.items ??
  []
