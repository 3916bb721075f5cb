import { useState } from 'react'
import { useAsk } from '../asking/use-ask.ts'

/** So many are told of one by one. */
const MOST = 200
const EVERY_MS = 1_000

/** How an order stands, asked until it has ended; of one that is too long for every line, the lines that failed. */
export function useOrder(id: string) {
  const [isEnded, setEnded] = useState(false)
  const asked = useAsk(
    'getReassignment',
    { params: { id }, query: { limit: MOST } },
    { ...(!isEnded && { everyMs: EVERY_MS }) },
  )
  if (asked.data && asked.data.state !== 'running' && !isEnded) setEnded(true)
  const isLong = asked.data?.nextCursor !== undefined
  const refused = useFailed(id, 'refused', isLong && isEnded)
  const unknown = useFailed(id, 'unknown', isLong && isEnded)
  const items = isLong ? [...refused, ...unknown] : (asked.data?.items ?? [])
  return { asked, items, isLong, isEnded }
}

const useFailed = (id: string, state: 'refused' | 'unknown', enabled: boolean) =>
  useAsk('getReassignment', { params: { id }, query: { limit: MOST, state } }, { enabled }).data?.items ?? []
