import { useEffect, useRef } from 'react'
import type { News, Operation } from './contract.ts'
import { useNews } from './news.ts'
import { queries } from './use-ask.ts'

/** At most so often, however much happens. */
const GAP_MS = 700

/**
 * Asks these again as soon as something happens that `matters`, and once more after a burst: a list that people wait
 * before, as one of what escalates. `afterMs`: what follows from the news is there only then.
 */
export function useLive(
  operations: readonly Operation[],
  matters: (news: News) => boolean,
  afterMs = 0,
): void {
  const asked = useRef({ at: 0, timer: undefined as ReturnType<typeof setTimeout> | undefined })
  useEffect(() => () => clearTimeout(asked.current.timer), [])
  useNews((news) => {
    const { current } = asked
    if (!news.some(matters) || current.timer !== undefined) return
    const wait = Math.max(afterMs, current.at + GAP_MS - Date.now())
    current.timer = setTimeout(() => {
      current.timer = undefined
      current.at = Date.now()
      for (const operation of operations) void queries.invalidateQueries({ queryKey: [operation] })
    }, wait)
  })
}
