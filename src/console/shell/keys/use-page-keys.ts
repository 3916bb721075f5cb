import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'
import { usePreferences } from '../preferences.ts'
import { isInDialog, isInList, isTyping } from './shortcuts.ts'

/** How long the first key of two waits for the second. */
const PAIR_MS = 1_000
let firstOfTwoAt = 0
/** For the key with which every pair begins: the one after it does nothing by itself. */
export const beginPair = (): void => void (firstOfTwoAt = performance.now())
const isInPair = (): boolean => firstOfTwoAt > 0 && performance.now() - firstOfTwoAt < PAIR_MS

/** What each key does; one that has nothing to do now is left to the browser. */
type Keys = Readonly<Record<string, (() => void) | undefined>>

/**
 * The keys of a page while it is shown: inert where somebody types, a dialog waits or a list is open, and where keys are
 * turned off.
 */
export function usePageKeys(acts: Keys): void {
  const { keys } = usePreferences()
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  const names = JSON.stringify(Object.keys(acts))
  useEffect(() => {
    if (!keys) return
    const bound = (JSON.parse(names) as string[]).map((name) => [
      name,
      (event: KeyboardEvent) => {
        const act = latest.current[name]
        if (!act || isTyping(event) || isInDialog() || isInList()) return
        const isPair = name.includes(' ')
        if (!isPair && isInPair()) return
        event.preventDefault()
        if (isPair) firstOfTwoAt = 0
        act()
      },
    ])
    return tinykeys(window, Object.fromEntries(bound), { timeout: PAIR_MS })
  }, [keys, names])
}
