import { minuteMs } from '../../domain/instant.ts'
import { useCallback, useEffect, useState } from 'react'
import { useAsk } from '../asking/use-ask.ts'
import { serverNow } from '../asking/server-clock.ts'
import type { Query } from './address.ts'

const thisMinute = (): number => Math.floor(serverNow() / minuteMs) * minuteMs

/** The minute by which what is due soon is told; it goes on when the list is asked again. */
export function useAskedAt(): [number, () => void] {
  const [askedAt, setAskedAt] = useState(thisMinute)
  return [askedAt, useCallback(() => setAskedAt(thisMinute()), [])]
}

/** A page of the list. It stays as it is until it is asked for again: coming to it asks, and so does who presses. */
export function useList(query: Query | undefined) {
  const list = useAsk(
    'listComplaints',
    { ...(query && { query }) },
    { enabled: query !== undefined, keepsPrevious: true, stays: true },
  )
  const { data, isPlaceholderData, isFetching, refetch } = list
  const isKept = data !== undefined && !isPlaceholderData && !isFetching
  const page = JSON.stringify(query)
  useEffect(() => {
    // Seen before: it may have moved since. Only when somebody comes to it, and not whenever it came.
    if (isKept) void refetch()
  }, [page])
  return list
}

export type List = ReturnType<typeof useList>
