import { useNavigate } from '@tanstack/react-router'
import { createElement, lazy, Suspense, useEffect, useState, type ReactNode } from 'react'
import { tinykeys } from 'tinykeys'
import { useMay } from '../../asking/me.ts'
import { PAGES } from '../../pages.ts'
import { openPalette } from '../palette-button.tsx'
import { usePreferences } from '../preferences.ts'
import { isInDialog, isTyping } from './shortcuts.ts'

const KeysHelp = lazy(async () => ({ default: (await import('./keys-help.tsx')).KeysHelp }))

/** The keys that hold on every page; returns what they show. */
export function useKeys(): ReactNode {
  const [navigate, may, { keys }] = [useNavigate(), useMay(), usePreferences()]
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    if (!keys) return
    const plain = (act: () => void) => (event: KeyboardEvent) => {
      if (isTyping(event) || isInDialog()) return
      event.preventDefault()
      act()
    }
    const going = PAGES.filter((page) => page.key !== undefined && may(page.may)).map(
      ({ key, path }) => [`g ${key}`, plain(() => void navigate({ to: path }))] as const,
    )
    return tinykeys(window, {
      ...Object.fromEntries(going),
      'Shift+?': plain(() => setShown(true)),
      '/': plain(openPalette),
    })
  }, [keys, navigate, may])
  return isShown && createElement(Suspense, null, createElement(KeysHelp, { close: () => setShown(false) }))
}
