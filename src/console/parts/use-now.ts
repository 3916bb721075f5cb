import { minuteMs } from '../../domain/instant.ts'
import { useEffect, useState } from 'react'
import { serverNow } from '../asking/server-clock.ts'

/** The instant it is, looked at again every minute; every second where something is near. */
export function useNow(everyMs: number = minuteMs): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
