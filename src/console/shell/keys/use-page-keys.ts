import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'
import { usePreferences } from '../preferences.ts'
import { isInDialog, isTyping } from './shortcuts.ts'

type Keys = Readonly<Record<string, () => void>>

/** The keys of one page while it is shown: inert where somebody types or a dialog waits, and where keys are turned off. */
export function usePageKeys(acts: Keys): void {
  const { keys } = usePreferences()
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  const names = Object.keys(acts).join(' ')
  useEffect(() => {
    if (!keys) return
    const bound = names.split(' ').map((name) => [
      name,
      (event: KeyboardEvent) => {
        if (isTyping(event) || isInDialog()) return
        event.preventDefault()
        latest.current[name]?.()
      },
    ])
    return tinykeys(window, Object.fromEntries(bound))
  }, [keys, names])
}
