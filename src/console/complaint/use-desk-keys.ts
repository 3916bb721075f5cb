import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { tinykeys } from 'tinykeys'
import { usePreferences } from '../shell/preferences.ts'
import { isInDialog, isInList, isTyping } from '../shell/keys/shortcuts.ts'
import { usualSteps } from './steps/steps.ts'
import type { Desk } from './desk.tsx'
import { useAssignMe } from './use-assign-me.ts'

/** Single keys of a complaint that is open: inert while somebody types, and in a dialog. */
export function useDeskKeys(desk: Desk): void {
  const { keys } = usePreferences()
  const router = useRouter()
  const assignMe = useAssignMe(desk)
  useEffect(() => {
    if (!keys) return
    const { complaint, may, ask, write } = desk
    const plain = (act: (() => void) | undefined) => (event: KeyboardEvent) => {
      if (!act || isTyping(event) || isInDialog() || isInList()) return
      event.preventDefault()
      act()
    }
    const [next] = usualSteps(complaint)
    return tinykeys(window, {
      a: plain(assignMe),
      n: plain(may('addNote') ? () => write('addNote') : undefined),
      c: plain(may('recordContact') ? () => write('recordContact') : undefined),
      m: plain(may('sendMessage') ? () => write('sendMessage') : undefined),
      e: plain(may('escalate') ? () => ask('escalate') : undefined),
      s: plain(next && (() => ask(next))),
      Escape: plain(() => router.history.back()),
    })
  }, [keys, desk, router, assignMe])
}
